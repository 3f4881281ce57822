using System.Reflection;
using System.Security.Claims;
using CallCenter.Web.Access;
using Microsoft.AspNetCore.Components;

namespace CallCenter.Web.Ui.Shell;

/// <summary>A door in the rail: where it leads, what it is called, who sees it.</summary>
/// <param name="Path">Absolute path of the page.</param>
/// <param name="Text">Key in ShellText.</param>
/// <param name="Icon">Name in design/icons.svg without <c>i-</c>.</param>
/// <param name="Right">The right that the page asks for.</param>
public sealed record RailEntry(string Path, string Text, string Icon, string Right)
{
    /// <summary>Every door of the contract, in the order of the day's work; one whose page is not built is not shown.</summary>
    private static readonly RailEntry[] Plan =
    [
        new("/desk", "Nav.Desk", "desk", Rights.DeskUse),
        new("/callbacks", "Nav.Callbacks", "callback", Rights.CallbackWork),
        // Who does not call himself but answers for it gets the same door to another room.
        new("/callbacks/all", "Nav.Callbacks", "callback", Rights.CallbackManage),
        new("/messages", "Nav.Messages", "volume", Rights.MessageHandle),
        new("/tickets", "Nav.Tickets", "ticket", Rights.CustomerRead),
        new("/customers", "Nav.Customers", "user", Rights.CustomerRead),
        new("/units", "Nav.Units", "wrench", Rights.CustomerRead),
        new("/knowledge", "Nav.Knowledge", "book", Rights.KnowledgeRead),
        new("/dispatch", "Nav.Dispatch", "truck", Rights.DispatchWork),
        new("/supervisor", "Nav.Supervisor", "gauge", Rights.FloorSee),
        new("/calls", "Nav.Calls", "list", Rights.RecordingPlayOwn),
        new("/quality", "Nav.Quality", "headset", Rights.QualityOwn),
        new("/reports", "Nav.Reports", "chart", Rights.ReportRun),
        new("/demo", "Nav.Demo", "callin", Rights.DemoUse),
        new("/admin", "Nav.Admin", "gear", Rights.Administer),
        // Who keeps the catalogue alone gets the same door to another room.
        new("/admin/catalogue", "Nav.Admin", "gear", Rights.CatalogueManage),
    ];

    /// <summary>The doors whose pages exist in this build.</summary>
    public static IReadOnlyList<RailEntry> All { get; } = WithPages();

    /// <summary>The doors that this person may open.</summary>
    public static IEnumerable<RailEntry> For(ClaimsPrincipal person) => All.Where(e => RoleRights.Has(person, e.Right) && SiteWall.ShowsDoor(person, e.Path)).DistinctBy(e => e.Text, StringComparer.Ordinal);

    private static RailEntry[] WithPages()
    {
        var pages = typeof(RailEntry).Assembly.GetTypes()
            .SelectMany(t => t.GetCustomAttributes<RouteAttribute>())
            .Select(r => r.Template)
            .ToHashSet(StringComparer.Ordinal);
        return [.. Plan.Where(e => pages.Contains(e.Path))];
    }
}
