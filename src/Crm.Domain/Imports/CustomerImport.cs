using Crm.Domain.Administration;
using Crm.Domain.Customers;

namespace Crm.Domain.Imports;

/// <summary>Reads a row of customers.</summary>
public static class CustomerImport
{
    /// <summary>The customer of a row, and every fault; with faults it may not be kept.</summary>
    /// <param name="cells">Texts by field.</param>
    /// <param name="today">The site's day.</param>
    public static (CustomerDraft Draft, IReadOnlyList<ImportFault> Faults) Read(IReadOnlyDictionary<string, string> cells, DateOnly today)
    {
        List<ImportFault> faults = [];
        var row = new ImportCells(cells, faults);
        var draft = new CustomerDraft
        {
            Name = row.Text("customerName") ?? "",
            Salutation = row.Text("salutation"),
            Kind = row.Word("customerKind", CustomerKind.Person, ("个人", CustomerKind.Person), ("单位", CustomerKind.Organisation), ("企业", CustomerKind.Organisation), ("公司", CustomerKind.Organisation), ("person", CustomerKind.Person), ("organisation", CustomerKind.Organisation), ("company", CustomerKind.Organisation)),
            Tier = row.Word("tier", CustomerTier.Standard, ("普通", CustomerTier.Standard), ("银卡", CustomerTier.Silver), ("金卡", CustomerTier.Gold), ("standard", CustomerTier.Standard), ("silver", CustomerTier.Silver), ("gold", CustomerTier.Gold)),
            Notes = row.Text("notes"),
            DoNotCall = row.Word("doNotCall", false, ("是", true), ("否", false), ("yes", true), ("no", false), ("1", true), ("0", false)),
            DoNotCallReason = row.Text("doNotCallReason"),
            Phones = [.. new[] { row.Text("phone"), row.Text("phone2") }.OfType<string>().Select((text, at) => new PhoneDraft(text, IsPrimary: at == 0))],
            Addresses = Place(row) is { } place ? [place] : [],
        };
        draft = draft.Tidy();
        // The same number twice in one row is one number.
        draft = draft with { Phones = [.. draft.Phones.DistinctBy(p => p.Number.E164 ?? p.Text, StringComparer.Ordinal)] };
        foreach (var refusal in CustomerDraftRules.Check(draft, today)) row.Add(refusal);
        return (draft, faults);
    }

    // A place is a whole address, or a division and what is left.
    private static AddressDraft? Place(ImportCells row)
    {
        var (address, region, street) = (row.Text("address"), row.Text("region"), row.Text("street"));
        if (address is null && region is null) return null;
        if (region is null) return AddressDraft.Read(address!) with { Street = street, IsDefault = true };
        var found = Regions.Find(region) ?? Regions.Split(region).Region;
        if (found is not { IsPlace: true }) row.Add(FieldRules.Wrong("region", region, "region-code"));
        return new AddressDraft(null, found?.Code ?? "", street, address ?? "", IsDefault: true);
    }
}
