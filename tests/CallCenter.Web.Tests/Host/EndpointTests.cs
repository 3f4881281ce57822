using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace CallCenter.Web.Tests.Host;

[Collection(HostTests.Name)]
public sealed class EndpointTests(RunningHost host)
{
    /// <summary>What answers without a sign-in, and why.</summary>
    private static readonly Dictionary<string, string> Open = new(StringComparer.Ordinal)
    {
        ["/"] = "leads to the home page or the sign-in",
        ["/sign-in"] = "where one signs in",
        ["/welcome/{Token}"] = "the one-time link is its own key",
        ["/forbidden"] = "tells the signed-in that a right is missing",
        ["/not-found"] = "tells anybody that there is nothing",
        ["/sign-out"] = "leaving needs no right",
        ["/health/live"] = "asked by the process supervisor; names no data",
        ["/health/ready"] = "asked by the load balancer; names parts, no data",
        ["/metrics"] = "figures without personal data, scraped on an inner network",
    };

    [Fact]
    public void Endpoints_EveryOne_NamesWhoMayUseItOrIsOnTheList()
    {
        var open = host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<IAuthorizeData>() is null && e.Metadata.GetMetadata<AuthorizationPolicy>() is null)
            .Where(e => !IsFileOfThePages(e))
            .Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/'))
            .Distinct(StringComparer.Ordinal)
            .Where(path => !Open.ContainsKey(path))
            .Order(StringComparer.Ordinal)
            .ToList();

        open.ShouldBeEmpty();
    }

    [Fact]
    public void List_OfOpenEndpoints_NamesOnlyThoseThatExist()
    {
        var all = host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/')).ToList();
        Open.Keys.Except(all, StringComparer.Ordinal).ShouldBeEmpty();
    }

    /// <summary>Style sheets, scripts and icons, which the sign-in page needs too (in development also those that changed since the build: <c>{**path:file}</c>),
    /// and the framework's own connection, whose pages ask for their rights themselves.</summary>
    private static bool IsFileOfThePages(RouteEndpoint endpoint)
    {
        var path = endpoint.RoutePattern.RawText!;
        return endpoint.Metadata.Any(m => m.GetType().Name == "StaticAssetDescriptor")
            || path.EndsWith("{**path:file}", StringComparison.Ordinal)
            || path.Contains("_blazor", StringComparison.Ordinal)
            || path.Contains("_framework", StringComparison.Ordinal);
    }
}
