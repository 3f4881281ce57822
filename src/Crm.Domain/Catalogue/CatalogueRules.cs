using System.Globalization;
using Crm.Domain.Administration;
using Crm.Domain.InstallBase;
using Crm.Domain.Warranty;

namespace Crm.Domain.Catalogue;

/// <summary>What rows of the catalogue may hold; each refusal names the field, and where another row stands against it that row.</summary>
public static class CatalogueRules
{
    /// <summary>Two rows about the same thing would hold on the same day; parameters <c>field</c>, <c>row</c>, <c>start</c>, <c>end</c> of the other row.</summary>
    public const string ValidityOverlaps = "ValidityOverlaps";

    /// <summary>A price that has begun is history; parameters <c>field</c>, <c>row</c>.</summary>
    public const string PriceHasBegun = "PriceHasBegun";

    /// <summary>Rows name it: it is retired instead of deleted; parameter <c>row</c>.</summary>
    public const string RowIsUsed = "RowIsUsed";

    /// <summary>Farthest way that has a price, kilometres.</summary>
    public const int FarthestKm = 2000;

    /// <summary>Most that one price can be: above it somebody mistyped.</summary>
    public static readonly Money MostPrice = Money.Yuan(100_000);

    private const int CodeLength = 40;
    private const int NameLength = 80;

    /// <summary>Everything that is wrong with a brand. Its code begins our serials, so it is two letters or digits.</summary>
    public static ImmutableArray<Refusal> Check(Brand brand) => Named(
        brand.NameZh, brand.NameEn,
        Code("code", brand.Code) ?? (brand.Code.Length is >= 2 and <= 8 && brand.Code.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c)) ? null : FieldRules.Wrong("code", brand.Code, "brand-code")));

    /// <summary>Everything that is wrong with a category.</summary>
    public static ImmutableArray<Refusal> Check(ProductCategory category) => Named(
        category.NameZh, category.NameEn, Code("code", category.Code), Hazard(category.Hazard), FieldRules.Range("position", category.Position, 0, 9999));

    /// <summary>Everything that is wrong with a model.</summary>
    public static ImmutableArray<Refusal> Check(ProductModel model) => Named(
        model.NameZh, model.NameEn,
        FieldRules.Text("code", model.Code, CodeLength), FieldRules.Text("brand", model.BrandCode, CodeLength), FieldRules.Text("category", model.CategoryCode, CodeLength),
        FieldRules.OptionalText("line", model.Line, NameLength), Hazard(model.Hazard),
        SerialRule.IsValid(model.SerialRule) ? null : FieldRules.Wrong("serialRule", model.SerialRule, "serial-rule"),
        Order("soldTo", model.SoldFrom, model.SoldTo));

    /// <summary>Everything that is wrong with a symptom.</summary>
    public static ImmutableArray<Refusal> Check(Symptom symptom) => Named(
        symptom.NameZh, symptom.NameEn,
        Code("code", symptom.Code), FieldRules.Text("category", symptom.CategoryCode, CodeLength), FieldRules.OptionalText("liability", symptom.Liability, CodeLength),
        FieldRules.Range("position", symptom.Position, 0, 9999), Order("validTo", symptom.ValidFrom, symptom.ValidTo));

    /// <summary>Everything that is wrong with a position of a parts list.</summary>
    public static ImmutableArray<Refusal> Check(BomPosition row) => Named(
        row.NameZh, row.NameEn,
        row.ModelId.Value == Guid.Empty ? FieldRules.IsUnknown("model", "") : null,
        Code("place", row.Position), FieldRules.Text("partNo", row.PartNo, CodeLength), FieldRules.Range("quantity", row.Quantity, 1, 99),
        row.Coverage is { } coverage ? Code("coverage", coverage) ?? (CoverageCodes.IsContract(coverage) || coverage == CoverageCodes.Whole ? FieldRules.IsUnknown("coverage", coverage) : null) : null,
        Order("validTo", row.ValidFrom, row.ValidTo));

    /// <summary>Everything that is wrong with a service item.</summary>
    public static ImmutableArray<Refusal> Check(ServiceItem item) => Named(
        item.NameZh, item.NameEn, Code("code", item.Code), FieldRules.OptionalText("category", item.CategoryCode, CodeLength), FieldRules.Range("position", item.Position, 0, 9999));

    /// <summary>Everything that is wrong with a price.</summary>
    public static ImmutableArray<Refusal> Check(Price price) => Of(
        price.Kind switch
        {
            PriceKind.Visit => price.Subject.Length == 0 ? null : FieldRules.Wrong("subject", price.Subject, "empty"),
            PriceKind.Distance => price.Subject is Price.City or Price.Elsewhere ? null : FieldRules.Wrong("subject", price.Subject, "area"),
            _ => FieldRules.Text("subject", price.Subject, CodeLength),
        },
        price.CategoryCode is not null && price.Kind != PriceKind.Visit ? FieldRules.Wrong("category", price.CategoryCode, "empty") : null,
        FieldRules.Range("fromKm", price.FromKm, 0, price.Kind == PriceKind.Distance ? FarthestKm : 0),
        price.Amount < Money.Zero || price.Amount > MostPrice
            ? Refusal.Of(FieldRules.OutOfRange, ("field", "amount"), ("value", price.Amount.ToString()), ("min", "0.00"), ("max", MostPrice.ToString()))
            : null,
        Order("validTo", price.ValidFrom, price.ValidTo));

    /// <summary>Another row that holds on one of the same days, or null. The refusal names that row.</summary>
    public static Refusal? Overlap(IDatedRow draft, IEnumerable<IDatedRow> others)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var other = others.FirstOrDefault(o => o.Key != draft.Key && o.Topic == draft.Topic && o.ValidFrom <= (draft.ValidTo ?? DateOnly.MaxValue) && draft.ValidFrom <= (o.ValidTo ?? DateOnly.MaxValue));
        return other is null ? null : Refusal.Of(ValidityOverlaps, ("field", "validFrom"), ("row", other.Topic), ("start", Text(other.ValidFrom)), ("end", other.ValidTo is { } to ? Text(to) : "…"));
    }

    /// <summary>Why a price may not be changed so, or null: what has begun before today keeps everything but its end, and the end is not before yesterday.</summary>
    /// <param name="old">As stored, or null for a new row.</param>
    /// <param name="draft">As wanted, or null to delete.</param>
    /// <param name="today">The day of the change.</param>
    public static Refusal? Keep(Price? old, Price? draft, DateOnly today)
    {
        if (old is null) return draft!.ValidFrom < today ? FieldRules.Wrong("validFrom", Text(draft.ValidFrom), "not-past") : null;
        if (old.ValidFrom >= today) return draft is not null && draft.ValidFrom < today ? FieldRules.Wrong("validFrom", Text(draft.ValidFrom), "not-past") : null;
        if (draft is null || draft with { ValidTo = old.ValidTo, Version = old.Version } != old) return Refusal.Of(PriceHasBegun, ("field", "amount"), ("row", old.Topic));
        if (draft.ValidTo == old.ValidTo) return null;
        return old.ValidTo < today || (draft.ValidTo is { } end && end.AddDays(1) < today) ? Refusal.Of(PriceHasBegun, ("field", "validTo"), ("row", old.Topic)) : null;
    }

    private static ImmutableArray<Refusal> Named(string zh, string en, params ReadOnlySpan<Refusal?> more) =>
        [.. Of(more), .. Of(FieldRules.Text("nameZh", zh, NameLength), FieldRules.Text("nameEn", en, NameLength))];

    private static ImmutableArray<Refusal> Of(params ReadOnlySpan<Refusal?> found)
    {
        var all = ImmutableArray.CreateBuilder<Refusal>();
        foreach (var refusal in found)
        {
            if (refusal is not null) all.Add(refusal);
        }

        return all.ToImmutable();
    }

    private static Refusal? Code(string field, string code) =>
        FieldRules.Text(field, code, CodeLength) ?? (code.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_') ? null : FieldRules.Wrong(field, code, "code"));

    private static Refusal? Hazard(string hazard) => hazard is "" or Hazards.Gas or Hazards.HighVoltage ? null : FieldRules.IsUnknown("hazard", hazard);

    private static Refusal? Order(string field, DateOnly? from, DateOnly? to) => from is { } begin && to is { } end && end < begin ? FieldRules.Wrong(field, Text(end), "not-before-start") : null;

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
