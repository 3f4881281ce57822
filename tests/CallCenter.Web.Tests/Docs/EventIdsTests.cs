using System.Reflection;
using CallCenter.Web.Composition;
using CallCenter.Web.Tests.Resources;
using Microsoft.Extensions.Logging;
using Shouldly;
using Xunit;

namespace CallCenter.Web.Tests.Docs;

/// <summary>Whoever looks for an event by its number finds one event, in whichever process and project it is written.</summary>
public sealed class EventIdsTests
{
    private const BindingFlags All = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    [Fact]
    public void EventId_OfTheWholeProduct_MeansOneThing()
    {
        var web = typeof(Server).Assembly;
        var product = web.GetReferencedAssemblies().Where(a => Directory.Exists(Path.Combine(Repository.Web, "..", a.Name!))).Select(Assembly.Load).Append(web).ToList();

        var events = product.SelectMany(a => a.GetTypes()).SelectMany(t => t.GetMethods(All))
            .Where(m => m.IsDefined(typeof(LoggerMessageAttribute), inherit: false))
            .Select(m => (Id: m.GetCustomAttribute<LoggerMessageAttribute>()!.EventId, Name: $"{m.DeclaringType}.{m.Name}"))
            .ToList();

        product.Count.ShouldBeGreaterThan(4);
        events.Count.ShouldBeGreaterThan(100);
        events.GroupBy(e => e.Id).Where(g => g.Count() > 1).Select(g => $"{g.Key}: {string.Join(", ", g.Select(e => e.Name))}").ShouldBeEmpty();
    }
}
