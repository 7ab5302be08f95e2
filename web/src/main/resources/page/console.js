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

  document.querySelectorAll('[data-chart]').forEach(draw);
})();
