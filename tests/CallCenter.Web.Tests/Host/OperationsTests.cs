using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using CallCenter.Web.Access;
using Persistence.Users;
using Shouldly;
using Xunit;

namespace CallCenter.Web.Tests.Host;

[Collection(HostTests.Name)]
public sealed partial class OperationsTests(RunningHost host)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task Health_OfARunningHost_IsJsonThatNamesNothing(string path)
    {
        using var client = await host.ProgramAsync(null);
        // The knowledge index opens beside the start.
        await RunningHost.UntilAsync(client, path, b => b.GetProperty("notReady").EnumerateArray().All(p => p.GetProperty("part").GetString() != "knowledge"), "the knowledge index is open");
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), Ct);
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>(Ct);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        // A nearly full disk of the test machine degrades the recordings; the product is ready all the same.
        body.GetProperty("notReady").EnumerateArray().Where(p => p.GetProperty("part").GetString() != "recordings").ShouldBeEmpty();
    }

    [Fact]
    public async Task Metrics_EveryLine_IsPrometheusTextAndEverySeriesIsThereOnce()
    {
        using var client = await host.ProgramAsync(null);
        using var answer = await client.GetAsync(new Uri("/metrics", UriKind.Relative), Ct);
        var lines = (await answer.Content.ReadAsStringAsync(Ct)).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        answer.Content.Headers.ContentType!.ToString().ShouldStartWith("text/plain; version=0.0.4");
        var samples = lines.Where(l => !l.StartsWith('#')).Select(l => l.TrimEnd('\r')).ToList();
        samples.ShouldAllBe(l => Sample().IsMatch(l));
        samples.GroupBy(l => l[..l.LastIndexOf(' ')], StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key).ShouldBeEmpty();
        foreach (var name in new[] { "aftersales_calls", "aftersales_agents{state=\"signedOut\"}", "aftersales_queue_waiting{queue=\"repair\"}", "aftersales_switchboard_dropped_total" })
            samples.ShouldContain(l => l.StartsWith(name + " ", StringComparison.Ordinal), name);
        samples.Single(l => l.StartsWith("aftersales_switchboard_dropped_total ", StringComparison.Ordinal)).ShouldEndWith(" 0");
    }

    [Fact]
    public async Task OpenApi_WithSignIn_DescribesTheRoutesOfTheContract()
    {
        using var nobody = await host.ProgramAsync(null);
        using var refused = await nobody.GetAsync(new Uri("/openapi/v1.json", UriKind.Relative), Ct);
        refused.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

        using var client = await host.ProgramAsync(Roles.Administrator);
        var document = await client.GetFromJsonAsync<JsonElement>("/openapi/v1.json", Ct);
        var paths = document.GetProperty("paths").EnumerateObject().Select(p => p.Name).ToList();
        foreach (var path in new[] { "agents", "agents/{user}/presence", "queues", "calls", "calls/{id}", "calls/{id}/answer", "recordings", "recordings/{id}/audio", "lookup", "phone-numbers/normalize", "events", "demo/calls", "knowledge/search", "articles", "articles/{number}", "articles/{number}/transitions" })
            paths.ShouldContain("/api/v1/" + path);
    }

    [GeneratedRegex("""^[a-zA-Z_:][a-zA-Z0-9_:]*(\{[a-z]+="[^"]*"(,[a-z]+="[^"]*")*\})? -?[0-9.]+(E[+-]?[0-9]+)?$""", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Sample();
}
