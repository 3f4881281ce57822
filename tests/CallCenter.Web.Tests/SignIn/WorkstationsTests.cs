using System.Net;
using CallCenter.Web.Features.SignIn;
using Microsoft.AspNetCore.Http;
using Shouldly;
using Xunit;

namespace CallCenter.Web.Tests.SignIn;

/// <summary>What the history calls the place somebody works at.</summary>
public sealed class WorkstationsTests
{
    private const string Edge = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0";

    [Theory]
    [InlineData(Edge, "Edge 131", "Windows")]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/142.0.0.0 Safari/537.36", "Chrome 142", "Linux")]
    [InlineData("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.1 Safari/605.1.15", "Safari 17", "macOS")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; rv:133.0) Gecko/20100101 Firefox/133.0", "Firefox 133", "Windows")]
    [InlineData("Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/131.0.0.0 Mobile Safari/537.36", "Chrome 131", "Android")]
    [InlineData("curl/8.5", null, null)]
    [InlineData("", null, null)]
    public void ABrowser_IsNamedByItsOwnToken(string agent, string? browser, string? system) => (Workstations.BrowserOf(agent), Workstations.SystemOf(agent)).ShouldBe((browser, system));

    [Fact]
    public void TwoProfilesBehindOneAddress_HaveMarksOfTheirOwn_AndKeepThem()
    {
        var (one, other) = (Context(null), Context(null));
        var mark = Workstations.Of(one);
        mark.ShouldStartWith("10.0.0.9 · Edge 131 · Windows · ");
        Workstations.Of(other).ShouldNotBe(mark);
        var cookie = one.Response.Headers.SetCookie.ToString();
        cookie.ShouldContain("httponly", Case.Insensitive);
        Workstations.Of(Context(cookie.Split('=')[1].Split(';')[0])).ShouldBe(mark);
        Workstations.Of(Context("<script>")).ShouldNotContain("<");
        mark.Length.ShouldBeLessThanOrEqualTo(80, "the column's length");
    }

    private static DefaultHttpContext Context(string? mark)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Parse("10.0.0.9");
        context.Request.Headers.UserAgent = Edge;
        if (mark is not null) context.Request.Headers.Cookie = $"{Workstations.Cookie}={mark}";
        return context;
    }
}
