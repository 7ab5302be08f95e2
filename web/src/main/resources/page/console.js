(() => {
  // A chart is drawn from the table it stands above, so that both always say the same. Rows are categories on the axis
  // (their th), series are told by data-series, figures by data-value in minor units.
  function draw(element) {
    const table = document.getElementById(element.dataset.table);
    const style = getComputedStyle(document.documentElement);
    const colors = ['--brand', '--honey', '--persimmon', '--info', '--line-strong'].map((name) => style.getPropertyValue(name).trim());
    const days = [];
    const series = new Map();
    table.querySelectorAll('tbody tr[data-day]').forEach((row) => {
      const day = row.dataset.day;
      if (!days.includes(day)) {
        days.push(day);
      }
      const figures = series.get(row.dataset.series) ?? new Map();
      figures.set(day, (figures.get(day) ?? 0) + Number(row.dataset.value));
      series.set(row.dataset.series, figures);
    });
    if (days.length === 0) {
      return;
    }
    // A day without anything is a day as well.
    const { from, to } = element.dataset;
    for (let day = new Date(from); from && day <= new Date(to); day.setUTCDate(day.getUTCDate() + 1)) {
      const iso = day.toISOString().slice(0, 10);
      if (!days.includes(iso)) {
        days.push(iso);
      }
    }
    days.sort();
    const money = new Intl.NumberFormat(document.documentElement.lang, { style: 'currency', currency: element.dataset.currency, currencyDisplay: 'narrowSymbol' });
    const chart = echarts.init(element, null, { renderer: 'canvas' });
    chart.setOption({
      color: colors,
      textStyle: { fontFamily: style.getPropertyValue('--font'), fontSize: 13 },
      grid: { left: 8, right: 8, top: 40, bottom: 8, containLabel: true },
      legend: { top: 0, left: 0, icon: 'roundRect' },
      tooltip: { trigger: 'axis', valueFormatter: (value) => money.format(value ?? 0) },
      aria: { enabled: false },
      xAxis: { type: 'category', data: days, axisTick: { show: false } },
      yAxis: { type: 'value', axisLabel: { formatter: (value) => money.format(value) }, splitLine: { lineStyle: { color: '#e5dbc9' } } },
      series: [...series].map(([name, figures]) => ({
        name,
        type: 'bar',
        stack: 'share',
        barMaxWidth: 44,
        data: days.map((day) => (figures.get(day) ?? 0) / 100),
      })),
    });
    new ResizeObserver(() => chart.resize()).observe(element);
  }

  // What was so since when: rows with a moment, the latest first; the first price held before the oldest of them.
  function drawSteps(element) {
    const rows = [...document.getElementById(element.dataset.table).querySelectorAll('tbody tr[data-at]')].reverse();
    if (rows.length === 0) {
      return;
    }
    const style = getComputedStyle(document.documentElement);
    const money = new Intl.NumberFormat(document.documentElement.lang, { style: 'currency', currency: element.dataset.currency, currencyDisplay: 'narrowSymbol' });
    const points = rows.map((row) => [row.dataset.at, Number(row.dataset.value) / 100]);
    const first = new Date(rows[0].dataset.at).getTime();
    const lead = Math.max((Date.now() - first) / 10, 3_600_000);
    points.unshift([new Date(first - lead).toISOString(), Number(rows[0].dataset.before) / 100]);
    points.push([new Date().toISOString(), points[points.length - 1][1]]);
    const chart = echarts.init(element, null, { renderer: 'canvas' });
    chart.setOption({
      color: [style.getPropertyValue('--brand').trim()],
      textStyle: { fontFamily: style.getPropertyValue('--font'), fontSize: 13 },
      grid: { left: 8, right: 16, top: 16, bottom: 8, containLabel: true },
      tooltip: { trigger: 'axis', valueFormatter: (value) => money.format(value) },
      aria: { enabled: false },
      xAxis: { type: 'time', axisLabel: { hideOverlap: true } },
      yAxis: { type: 'value', scale: true, axisLabel: { formatter: (value) => money.format(value) }, splitLine: { lineStyle: { color: '#e5dbc9' } } },
      series: [{ type: 'line', step: 'end', symbolSize: 6, data: points }],
    });
    new ResizeObserver(() => chart.resize()).observe(element);
  }

  document.querySelectorAll('[data-chart]').forEach((element) => (element.dataset.chart === 'steps' ? drawSteps : draw)(element));
})();
