using System.Security.Claims;
using CallCenter.Web.Access;
using CallCenter.Web.Features.Admin;
using Crm.Domain.Customers;
using Microsoft.Extensions.Localization;

namespace CallCenter.Web.Ui.Shell;

/// <summary>A page or an action that the palette offers.</summary>
/// <param name="Kind"><c>Page</c> or <c>Action</c>.</param>
/// <param name="Text">Its words, translated.</param>
/// <param name="Icon">Icon name.</param>
/// <param name="Target">An address, <c>#n</c> for the nth action of the page, or a selector of a control of the frame.</param>
/// <param name="Keys">The keys that do the same, or null.</param>
internal sealed record PaletteCommand(string Kind, string Text, string Icon, string Target, string? Keys = null)
{
    /// <summary>Shown of each kind: both fill the dialog without scrolling far.</summary>
    public const int Most = 6;

    /// <summary>The pages that this person may open, those of the rail first; and the switches of the frame.</summary>
    public static IReadOnlyList<PaletteCommand> For(ClaimsPrincipal person, IStringLocalizer<ShellText> shell, IStringLocalizer<AdminText> admin)
    {
        var rail = RailEntry.For(person).Select(d => new PaletteCommand("Page", shell[d.Text], d.Icon, d.Path));
        var inner = AdminDoor.All.Where(d => d.IsOpenTo(person)).Select(d => new PaletteCommand("Page", admin[d.Text], d.Icon, d.Path));
        return
        [
            .. rail.Concat(inner).DistinctBy(p => p.Target, StringComparer.Ordinal),
            new("Page", shell["Settings"], "gear", "/me"),
            .. RoleRights.Has(person, Rights.Administer) ? new[] { new PaletteCommand("Page", shell["Help.Kit"], "list", "/kit") } : [],
            .. RoleRights.Has(person, Rights.DeskUse) ? new[] { new PaletteCommand("Page", shell["Practice"], "star", "/desk?practice=choose") } : [],
            new("Action", shell["Theme"], "sun", "[data-theme-switch]"),
            new("Action", shell["Contrast"], "eye", "[data-contrast-switch]"),
            new("Action", shell["Language.Label"], "book", ".topbar [data-culture]"),
            new("Action", shell["SignOut"], "lock", "[data-testid=sign-out]"),
        ];
    }

    /// <summary>What fits the text by words, pinyin or initials: the beginnings first, a few of each kind. Without a text the first ones.</summary>
    public static IReadOnlyList<PaletteCommand> Fitting(IReadOnlyList<PaletteCommand> all, string text)
    {
        ArgumentNullException.ThrowIfNull(all);
        var typed = text.Trim();
        return
        [
            .. all.Where(c => typed.Length == 0 || Pinyin.Matches(c.Text, typed))
                .OrderByDescending(c => typed.Length > 0 && c.Text.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
                .GroupBy(c => c.Kind, StringComparer.Ordinal)
                .OrderBy(g => g.Key == "Page")
                .SelectMany(g => g.Take(Most)),
        ];
    }
}
