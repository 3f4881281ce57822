using Crm.Domain.PhoneNumbers;

namespace CallCenter.Web.Features.Desk;

/// <summary>What stands in the typed fields of a form, by the names that the page gives them.</summary>
internal static class DraftTexts
{
    /// <summary>The texts as the page shows them; the caller's own number is masked there.</summary>
    public static IReadOnlyDictionary<string, string> Of(DeskDraft draft, PhoneNumber? caller) => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [DraftFields.Customer] = draft.NewName,
        [DraftFields.Phone] = draft.ContactPhone.Length > 0 ? draft.ContactPhone : PhoneNumber.Mask(caller?.E164),
        [DraftFields.Region] = draft.NewRegionName,
        ["newAddress"] = draft.NewAddress,
        [DraftFields.Symptom] = draft.SymptomText,
        [DraftFields.Description] = draft.Description,
        [DraftFields.Contact] = draft.ContactName,
    };
}
