using System.Globalization;
using CallCenter.Web.Features.Desk;

namespace CallCenter.Web.Features.Training;

/// <summary>Which field of the form an action wrote. Pure.</summary>
internal static class PracticeActs
{
    /// <summary>The field that differs, or null when the forms say the same. Ticked sentences count each.</summary>
    public static string? Between(DeskDraft before, DeskDraft after) => Fields.FirstOrDefault(f => !Equals(f.Value(before), f.Value(after))).Name switch
    {
        DraftFields.Script => string.Create(CultureInfo.InvariantCulture, $"{DraftFields.Script}.{after.Said.Count}"),
        var name => name,
    };

    private static readonly (string Name, Func<DeskDraft, object?> Value)[] Fields =
    [
        (DraftFields.Customer, d => d.Customer),
        (DraftFields.Unit, d => d.Unit),
        ("type", d => d.Type),
        (DraftFields.Name, d => d.NewName),
        (DraftFields.Region, d => (d.NewRegion, d.NewRegionName)),
        ("newAddress", d => d.NewAddress),
        ("category", d => d.Category),
        (DraftFields.Symptom, d => (d.Symptom, d.SymptomText)),
        (DraftFields.Description, d => d.Description),
        (DraftFields.Contact, d => d.ContactName),
        (DraftFields.Phone, d => d.ContactPhone),
        ("priority", d => d.Priority),
        (DraftFields.Script, d => d.Said.Count),
        (DraftFields.Address, d => d.Address),
        (DraftFields.Visit, d => d.Visit),
        (DraftFields.Disposition, d => d.Disposition),
        ("article", d => (d.Article, d.SolvedBy, d.Tried.Count)),
    ];
}
