using AngleSharp.Html.Parser;
using KnowledgeBase.Rendering;
using KnowledgeBase.Tests.Support;

namespace KnowledgeBase.Tests.Rendering;

public sealed class ArticleRendererTests
{
    [Theory]
    [InlineData("# 题\n\n**粗** 与 *斜*\n\n1. 一\n2. 二", "<h1>题</h1>", "<strong>粗</strong>", "<em>斜</em>", "<ol>", "<li>一</li>")]
    [InlineData("| a | b |\n|---|---|\n| 1 | 2 |", "<table>", "<th>a</th>", "<td>2</td>")]
    [InlineData("[官网](https://example.org/a?b=c&d)", "href=\"https://example.org/a?b=c&amp;d\"", "rel=\"noopener noreferrer nofollow\"", "target=\"_blank\"")]
    [InlineData("[单](/tickets/T-1)", "href=\"/tickets/T-1\"")]
    [InlineData("3. 三\n4. 四", "<ol start=\"3\">")]
    public void Markdown_BecomesHtml(string markdown, params string[] pieces)
    {
        var html = ArticleRenderer.ToHtml(markdown).Value;
        foreach (var piece in pieces) html.ShouldContain(piece);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("<svg onload=alert(1)><script>alert(1)</script></svg>")]
    [InlineData("<a href=\"javascript:alert(1)\">x</a>")]
    [InlineData("[x](javascript:alert(1))")]
    [InlineData("[x](JaVaScRiPt:alert(1))")]
    [InlineData("[x](java&#x0A;script:alert(1))")]
    [InlineData("[x](&#106;avascript:alert(1))")]
    [InlineData("[x](\u0001javascript:alert(1))")]
    [InlineData("[x](data:text/html;base64,PHNjcmlwdD4=)")]
    [InlineData("[x](vbscript:msgbox)")]
    [InlineData("[x](file:///etc/passwd)")]
    [InlineData("[x](//evil.example/a)")]
    [InlineData("[x](\\\\evil.example\\a)")]
    [InlineData("[x](blob:https://a/b)")]
    [InlineData("![x](https://evil.example/pixel.gif)")]
    [InlineData("![x](javascript:alert(1))")]
    [InlineData("<javascript:alert(1)>")]
    [InlineData("[x]: javascript:alert(1)\n\n[x]")]
    [InlineData("[x](https://a.example \"t\\\" onmouseover=alert(1) \\\"\")")]
    [InlineData("<style>body{display:none}</style>")]
    [InlineData("<iframe src=https://evil.example></iframe>")]
    [InlineData("<form action=https://evil.example><input name=p></form>")]
    [InlineData("<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>")]
    [InlineData("```\"><script>alert(1)</script>\nx\n```")]
    [InlineData("<!--><img src=x onerror=alert(1)>-->")]
    [InlineData("<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">")]
    public void HostileSource_IsHarmless(string markdown) => ShouldBeHarmless(ArticleRenderer.ToHtml("前 " + markdown + " 后\n\n" + markdown).Value);

    [Theory]
    [InlineData("<p onclick=alert(1)>x</p>", "<p>x</p>")]
    [InlineData("<div><b>x</b></div>", "x")]
    [InlineData("a<script>alert(1)</script>b", "ab")]
    [InlineData("<a href='javascript:1'>x</a>", "<a>x</a>")]
    [InlineData("<svg><a xlink:href='javascript:1'>x</a></svg>", "")]
    [InlineData("<p style='x' class='y' id='z'>x</p>", "<p>x</p>")]
    [InlineData("<table><tr><td background='javascript:1'>x</td></tr></table>", "<table><tbody><tr><td>x</td></tr></tbody></table>")]
    [InlineData("<math><mi//xlink:href=\"data:x,<script>alert(1)</script>\">", "")]
    [InlineData("<custom><custom><p>x</p></custom></custom>", "<p>x</p>")]
    public void AllowList_CleansHtml_ThatGotThrough(string html, string clean) => HtmlAllowList.Clean(html).ShouldBe(clean);

    [Fact]
    public void EverySeed_RendersWithoutLoss()
    {
        foreach (var seed in Bench.Seeds)
        {
            var html = ArticleRenderer.ToHtml(seed.Body).Value;
            ShouldBeHarmless(html);
            html.ShouldContain("<h2>");
            html.ShouldContain("<ol>");
        }
    }

    [Theory]
    [InlineData(">", 5_000)]
    [InlineData("[", 20_000)]
    [InlineData("* ", 3_000)]
    [InlineData("**a", 5_000)]
    [InlineData("<div>", 5_000)]
    public void DeepNesting_IsShown_AndHarmless(string piece, int count) =>
        ShouldBeHarmless(ArticleRenderer.ToHtml(string.Concat(Enumerable.Repeat(piece, count)) + " <script>alert(1)</script>").Value);

    [Fact]
    public void Steps_AreTheFirstNumberedList_AsPlainLines()
    {
        ArticleSteps.Of("## 先问\n- 甲\n\n## 电话步骤\n1. 请**断电**。\n2. 看 [图](/a)\n   等 3 分钟。\n\n## 完\n1. 别的").ShouldBe(["请断电。", "看 图 等 3 分钟。"]);
        ArticleSteps.Of("没有步骤").ShouldBeEmpty();
        ArticleSteps.Of(string.Concat(Enumerable.Range(1, 200).Select(i => $"{i}. 步\n"))).Length.ShouldBe(ArticleSteps.Most);
    }

    private static void ShouldBeHarmless(string html)
    {
        var document = new HtmlParser().ParseDocument($"<!doctype html><body>{html}</body>");
        foreach (var element in document.Body!.QuerySelectorAll("*"))
        {
            element.LocalName.ShouldBeOneOf("h1", "h2", "h3", "h4", "h5", "h6", "p", "br", "hr", "ul", "ol", "li", "strong", "em", "del", "code", "pre", "blockquote", "table", "thead", "tbody", "tr", "th", "td", "a");
            foreach (var attribute in element.Attributes)
            {
                attribute.Name.ShouldBeOneOf("href", "rel", "target", "start");
                if (attribute.Name == "href") attribute.Value.ShouldMatch("^(https?://|/[^/]|/$|#)");
            }
        }
    }
}
