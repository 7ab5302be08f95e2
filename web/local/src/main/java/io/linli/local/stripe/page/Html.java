package io.linli.local.stripe.page;

/** The frame around every page, and escaping. */
final class Html {

    private static final String STYLE =
            """
            *,*::before,*::after{box-sizing:border-box}
            :root{--ink:#1a2b2a;--soft:#4f6361;--line:#c9d5d2;--ground:#f3f6f4;--paper:#fff;--brand:#0b6b58;--brand-dark:#084f41;\
            --alert:#a3211f;--alert-ground:#fdeeed;--notice:#5a3d00;--notice-ground:#fff3d6}
            html{font:17px/1.5 system-ui,-apple-system,"Segoe UI","PingFang SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif}
            body{margin:0;color:var(--ink);background:var(--ground);min-height:100vh;display:flex;flex-direction:column}
            .notice{background:var(--notice-ground);color:var(--notice);text-align:center;padding:.5rem 1rem;font-size:.88rem}
            main{width:100%;max-width:58rem;margin:auto;padding:1.25rem;display:grid;gap:1.25rem}
            main.narrow{max-width:30rem}
            @media(min-width:48rem){main.wide{grid-template-columns:5fr 6fr;gap:2.5rem;padding:2.5rem 1.25rem}}
            h1{font-size:1.05rem;font-weight:600;color:var(--soft);margin:0}
            h2{font-size:1rem;margin:0 0 .75rem}
            .amount{font-size:2.4rem;font-weight:700;letter-spacing:-.02em;margin:.15rem 0 1rem;font-variant-numeric:tabular-nums}
            .items{list-style:none;margin:0;padding:0}
            .items li{display:flex;justify-content:space-between;gap:1rem;padding:.65rem 0;border-top:1px solid var(--line)}
            .items small{color:var(--soft);display:block}
            .items .money,.sum .money{font-variant-numeric:tabular-nums;white-space:nowrap}
            .sum{display:flex;justify-content:space-between;border-top:2px solid var(--ink);padding-top:.65rem;font-weight:700;margin:0}
            .card{background:var(--paper);border:1px solid var(--line);border-radius:14px;padding:1.35rem;\
            box-shadow:0 1px 2px #1a2b2a0d,0 8px 24px #1a2b2a0f}
            label{display:block;font-size:.88rem;font-weight:600;margin:0 0 .3rem}
            input{font:inherit;width:100%;padding:.65rem .75rem;border:1px solid #74908b;border-radius:9px;background:#fff;\
            color:var(--ink);font-variant-numeric:tabular-nums}
            input:focus-visible,button:focus-visible,a:focus-visible,summary:focus-visible{outline:3px solid #3aa78f;outline-offset:2px}
            .field{margin-bottom:.9rem}.pair{display:grid;grid-template-columns:1fr 1fr;gap:.9rem}
            button{font:inherit;font-weight:650;width:100%;padding:.8rem 1rem;border-radius:9px;border:1px solid transparent;\
            background:var(--brand);color:#fff;cursor:pointer;min-height:3rem}
            button:hover{background:var(--brand-dark)}
            button.plain{background:#fff;color:var(--ink);border-color:#74908b}button.plain:hover{background:var(--ground)}
            button.alipay{background:#0a58c2}button.alipay:hover{background:#08469b}
            button.wechat_pay{background:#0b7a34}button.wechat_pay:hover{background:#086128}
            .or{display:flex;align-items:center;gap:.75rem;color:var(--soft);font-size:.88rem;margin:1.2rem 0 .8rem}
            .or::before,.or::after{content:"";flex:1;border-top:1px solid var(--line)}
            .stack{display:grid;gap:.7rem}
            .alert{background:var(--alert-ground);color:var(--alert);border-radius:9px;padding:.7rem .85rem;margin:0 0 1rem;font-weight:600}
            a{color:var(--brand-dark)}.back{display:inline-block;margin-top:1.1rem;padding:.35rem 0}
            details{margin-top:1.1rem;font-size:.88rem;color:var(--soft)}summary{cursor:pointer;padding:.35rem 0}
            details ul{padding-left:1.1rem;margin:.4rem 0}code{font-size:.95em;color:var(--ink)}
            p{margin:.35rem 0 1rem}
            """;

    private Html() {}

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** A whole page; {@code title} is text, {@code body} is HTML with an h1. */
    static String page(Words words, String title, String width, String body) {
        return "<!doctype html>\n<html lang=\"" + words.tag() + "\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">"
                + "<meta name=\"robots\" content=\"noindex\"><title>" + escape(title) + "</title><style>" + STYLE
                + "</style></head><body><header class=\"notice\">" + escape(words.get("simulator")) + "</header>"
                + "<main class=\"" + width + "\">" + body + "</main></body></html>\n";
    }

    /** A page of a heading and one sentence. */
    static String message(Words words, String key) {
        return page(
                words,
                words.get(key + "-title"),
                "narrow",
                "<div class=\"card\"><h1>" + escape(words.get(key + "-title")) + "</h1><p>" + escape(words.get(key))
                        + "</p></div>");
    }
}
