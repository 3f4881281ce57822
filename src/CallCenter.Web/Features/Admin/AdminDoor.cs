using System.Security.Claims;
using CallCenter.Web.Access;

namespace CallCenter.Web.Features.Admin;

/// <summary>A page of the administration in its own list.</summary>
/// <param name="Path">Absolute path.</param>
/// <param name="Text">Key in AdminText.</param>
/// <param name="Icon">Icon name.</param>
/// <param name="Right">What opens it; an administrator opens all.</param>
internal sealed record AdminDoor(string Path, string Text, string Icon, string Right = Rights.Administer)
{
    /// <summary>Every page, people first.</summary>
    public static IReadOnlyList<AdminDoor> All { get; } =
    [
        new("/admin", "Nav.Overview", "gauge"),
        new("/admin/users", "Nav.Users", "user"),
        new("/admin/roles", "Nav.Roles", "lock"),
        new("/admin/queues", "Nav.Queues", "headset"),
        new("/admin/staffing", "Nav.Staffing", "star"),
        new("/admin/skills", "Nav.Skills", "flag"),
        new("/admin/reasons", "Nav.Reasons", "coffee"),
        new("/admin/entries", "Nav.Entries", "callin"),
        new("/admin/flows", "Nav.Flows", "transfer"),
        new("/admin/blocklist", "Nav.Blocklist", "shieldoff"),
        new("/admin/calendar", "Nav.Calendar", "calendar"),
        new("/admin/service-levels", "Nav.ServiceLevels", "clock"),
        new("/admin/codes", "Nav.Codes", "list"),
        new("/admin/catalogue", "Nav.Catalogue", "list", Rights.CatalogueManage),
        new("/admin/shipments", "Nav.Shipments", "truck", Rights.WarrantyManage),
        new("/admin/policies", "Nav.Policies", "shieldq"),
        new("/admin/recalls", "Nav.Recalls", "alert", Rights.WarrantyManage),
        new("/admin/sites", "Nav.ServiceSites", "truck", Rights.SiteManage),
        new("/admin/technicians", "Nav.Technicians", "wrench", Rights.SiteManage),
        new("/admin/absences", "Nav.Absences", "coffee", Rights.SiteManage),
        new("/admin/dispatch-rules", "Nav.DispatchRules", "filter", Rights.SiteManage),
        new("/imports", "Nav.Imports", "plus", Rights.DataImport),
        new("/admin/scripts", "Nav.Scripts", "consult"),
        new("/admin/questions", "Nav.Questions", "help"),
        new("/admin/prompts", "Nav.Prompts", "volume"),
        new("/admin/trunks", "Nav.Trunks", "link"),
        new("/security", "Nav.Security", "shieldcheck", Rights.FloorControl),
        new("/admin/tokens", "Nav.Tokens", "keypad"),
        new("/admin/webhooks", "Nav.Webhooks", "link", Rights.WebhookManage),
        new("/admin/settings", "Nav.Settings", "gear"),
        new("/admin/audit", "Nav.Audit", "eye"),
        new("/quality/integrity", "Nav.Integrity", "shieldcheck", Rights.RecordingPlayAny),
    ];

    /// <summary>Whether the person sees it: by the right, and an account of a service site its own doors alone.</summary>
    public bool IsOpenTo(ClaimsPrincipal person) => RoleRights.Has(person, Right) && SiteWall.ShowsDoor(person, Path);
}
