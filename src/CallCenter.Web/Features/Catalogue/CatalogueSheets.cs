using System.Globalization;
using CallCenter.Web.Features.Customers;
using CallCenter.Web.Features.Dispatch;
using Crm.Domain;
using Crm.Domain.Catalogue;
using Crm.Domain.Dispatch;
using Crm.Domain.Warranty;

namespace CallCenter.Web.Features.Catalogue;

/// <summary>The tables of the catalogue by their fields: one description for list, form, file and API.</summary>
internal sealed class CatalogueSheets
{
    private static readonly string[] s_coverages = [CoverageCodes.Compressor, CoverageCodes.MainBoard, CoverageCodes.FanMotor, CoverageCodes.Motor, CoverageCodes.Tank, CoverageCodes.Panel];
    private readonly CrmWords _words;

    public CatalogueSheets(CrmWords words)
    {
        _words = words;
        All = [Brands(), Categories(), Models(), Positions(), Symptoms(), Items(), Prices()];
    }

    /// <summary>Every table, in the order of the page.</summary>
    public IReadOnlyList<ICatalogueSheet> All { get; }

    /// <summary>The table of a name, or null.</summary>
    public ICatalogueSheet? Find(string? name) => All.FirstOrDefault(s => s.Name == name);

    private CatalogueSheet<Brand> Brands() => new("brands", _ => new Brand { Code = "", NameZh = "", NameEn = "" }, CatalogueRules.Check, r => r.Code,
    [
        Text<Brand>("code", r => r.Code, (r, v) => r with { Code = v.ToUpperInvariant() }) with { IsFixed = true }, Text<Brand>("nameZh", r => r.NameZh, (r, v) => r with { NameZh = v }),
        Text<Brand>("nameEn", r => r.NameEn, (r, v) => r with { NameEn = v }), Flag<Brand>("isRetired", r => r.IsRetired, (r, v) => r with { IsRetired = v }),
    ]);

    private CatalogueSheet<ProductCategory> Categories() => new("categories", _ => new ProductCategory { Code = "", NameZh = "", NameEn = "" }, CatalogueRules.Check, r => r.Code,
    [
        Text<ProductCategory>("code", r => r.Code, (r, v) => r with { Code = v }) with { IsFixed = true }, Text<ProductCategory>("nameZh", r => r.NameZh, (r, v) => r with { NameZh = v }),
        Text<ProductCategory>("nameEn", r => r.NameEn, (r, v) => r with { NameEn = v }), Choice<ProductCategory>("hazard", r => r.Hazard, (r, v) => r with { Hazard = v }, _ => Dangers),
        Number<ProductCategory>("position", r => r.Position, (r, v) => r with { Position = v }), Flag<ProductCategory>("isRetired", r => r.IsRetired, (r, v) => r with { IsRetired = v }),
    ]);

    private CatalogueSheet<ProductModel> Models() => new("models", b => new ProductModel { Id = new ModelId(Guid.CreateVersion7()), BrandCode = b.Brands.Count > 0 ? b.Brands[0].Code : "", CategoryCode = b.Categories.Count > 0 ? b.Categories[0].Code : "", Code = "", NameZh = "", NameEn = "" },
        CatalogueRules.Check, CatalogueBook.NameOf,
    [
        Choice<ProductModel>("brand", r => r.BrandCode, (r, v) => r with { BrandCode = v }, BrandChoices), Choice<ProductModel>("category", r => r.CategoryCode, (r, v) => r with { CategoryCode = v }, CategoryChoices),
        Text<ProductModel>("code", r => r.Code, (r, v) => r with { Code = v }), Text<ProductModel>("nameZh", r => r.NameZh, (r, v) => r with { NameZh = v }), Text<ProductModel>("nameEn", r => r.NameEn, (r, v) => r with { NameEn = v }),
        Text<ProductModel>("line", r => r.Line, (r, v) => r with { Line = v }), Choice<ProductModel>("serviceMode", r => r.ServiceMode.ToString(), (r, v) => Enum.TryParse<ServiceMode>(v, out var mode) ? r with { ServiceMode = mode } : null, _ => Enums<ServiceMode>()),
        Day<ProductModel>("soldFrom", r => r.SoldFrom, (r, v) => r with { SoldFrom = v }), Day<ProductModel>("soldTo", r => r.SoldTo, (r, v) => r with { SoldTo = v }),
        Day<ProductModel>("endOfProduction", r => r.EndOfProduction, (r, v) => r with { EndOfProduction = v }) with { IsHidden = true },
        Text<ProductModel>("serialRule", r => r.SerialRule, (r, v) => r with { SerialRule = v.ToUpperInvariant() }) with { IsHidden = true },
        Choice<ProductModel>("hazard", r => r.Hazard, (r, v) => r with { Hazard = v }, _ => Dangers) with { IsHidden = true }, Flag<ProductModel>("isRetired", r => r.IsRetired, (r, v) => r with { IsRetired = v }) with { IsHidden = true },
    ]);

    private CatalogueSheet<BomPosition> Positions() => new("bom", b => new BomPosition { Id = Guid.CreateVersion7(), ModelId = default, Position = "", PartNo = "", NameZh = "", NameEn = "", ValidFrom = b.Today },
        CatalogueRules.Check, r => $"{r.Topic} {DayText(r.ValidFrom)}",
    [
        new SheetFieldOf<BomPosition>("model", SheetFieldKind.Choice, (r, b) => b.Model(r.ModelId), (r, v, b) => b.Model(v) is { } id ? r with { ModelId = id } : null)
        {
            IsFixed = true, Choices = b => b.Models.Select(m => (CatalogueBook.NameOf(m), $"{CatalogueBook.NameOf(m)} {CrmWords.Name(m.NameZh, m.NameEn)}")),
        },
        Text<BomPosition>("place", r => r.Position, (r, v) => r with { Position = v.ToUpperInvariant() }) with { IsFixed = true }, Text<BomPosition>("partNo", r => r.PartNo, (r, v) => r with { PartNo = v }),
        Text<BomPosition>("nameZh", r => r.NameZh, (r, v) => r with { NameZh = v }), Text<BomPosition>("nameEn", r => r.NameEn, (r, v) => r with { NameEn = v }),
        Number<BomPosition>("quantity", r => r.Quantity, (r, v) => r with { Quantity = v }),
        Choice<BomPosition>("coverage", r => r.Coverage ?? "", (r, v) => r with { Coverage = Null(v) }, _ => [("", "–"), .. s_coverages.Select(c => (c, _words.Coverage(c)))]),
        Flag<BomPosition>("mustComeBack", r => r.MustComeBack, (r, v) => r with { MustComeBack = v }) with { IsHidden = true },
        Day<BomPosition>("validFrom", r => r.ValidFrom, (r, v) => v is { } day ? r with { ValidFrom = day } : null), Day<BomPosition>("validTo", r => r.ValidTo, (r, v) => r with { ValidTo = v }),
    ]);

    private CatalogueSheet<Symptom> Symptoms() => new("symptoms", b => new Symptom { Code = "", CategoryCode = b.Categories.Count > 0 ? b.Categories[0].Code : "", NameZh = "", NameEn = "" }, CatalogueRules.Check, r => r.Code,
    [
        Choice<Symptom>("category", r => r.CategoryCode, (r, v) => r with { CategoryCode = v }, CategoryChoices), Text<Symptom>("code", r => r.Code, (r, v) => r with { Code = v }) with { IsFixed = true },
        Text<Symptom>("nameZh", r => r.NameZh, (r, v) => r with { NameZh = v }), Text<Symptom>("nameEn", r => r.NameEn, (r, v) => r with { NameEn = v }),
        Flag<Symptom>("isSafetyCritical", r => r.IsSafetyCritical, (r, v) => r with { IsSafetyCritical = v }),
        Choice<Symptom>("liability", r => r.Liability ?? "", (r, v) => r with { Liability = Null(v) }, b => [("", "–"), .. b.Liabilities.Select(c => (c.Value.Code, CrmWords.Name(c.Value.NameZh, c.Value.NameEn)))]),
        Number<Symptom>("position", r => r.Position, (r, v) => r with { Position = v }) with { IsHidden = true },
        Day<Symptom>("validFrom", r => r.ValidFrom, (r, v) => r with { ValidFrom = v }), Day<Symptom>("validTo", r => r.ValidTo, (r, v) => r with { ValidTo = v }),
        Flag<Symptom>("isRetired", r => r.IsRetired, (r, v) => r with { IsRetired = v }) with { IsHidden = true },
    ]);

    private CatalogueSheet<ServiceItem> Items() => new("items", _ => new ServiceItem { Code = "", NameZh = "", NameEn = "" }, CatalogueRules.Check, r => r.Code,
    [
        Text<ServiceItem>("code", r => r.Code, (r, v) => r with { Code = v }) with { IsFixed = true },
        Choice<ServiceItem>("category", r => r.CategoryCode ?? "", (r, v) => r with { CategoryCode = Null(v) }, b => [("", "–"), .. CategoryChoices(b)]),
        Text<ServiceItem>("nameZh", r => r.NameZh, (r, v) => r with { NameZh = v }), Text<ServiceItem>("nameEn", r => r.NameEn, (r, v) => r with { NameEn = v }),
        Choice<ServiceItem>("grade", r => r.Grade.ToString(), (r, v) => Enum.TryParse<ServiceGrade>(v, out var grade) ? r with { Grade = grade } : null, _ => Enums<ServiceGrade>()),
        Number<ServiceItem>("position", r => r.Position, (r, v) => r with { Position = v }), Flag<ServiceItem>("isRetired", r => r.IsRetired, (r, v) => r with { IsRetired = v }),
    ]);

    private CatalogueSheet<Price> Prices() => new("prices", b => new Price { Id = Guid.CreateVersion7(), Kind = PriceKind.Labour, ValidFrom = b.Today }, CatalogueRules.Check, r => $"{r.Topic} {DayText(r.ValidFrom)}",
    [
        Choice<Price>("priceKind", r => r.Kind.ToString(), (r, v) => Enum.TryParse<PriceKind>(v, out var kind) ? r with { Kind = kind } : null, _ => Enums<PriceKind>()),
        Text<Price>("subject", r => r.Subject, (r, v) => r with { Subject = v }),
        Choice<Price>("category", r => r.CategoryCode ?? "", (r, v) => r with { CategoryCode = Null(v) }, b => [("", "–"), .. CategoryChoices(b)]),
        Choice<Price>("brand", r => r.BrandCode ?? "", (r, v) => r with { BrandCode = Null(v) }, b => [("", "–"), .. BrandChoices(b)]),
        Choice<Price>("level", r => r.Level?.ToString() ?? "", (r, v) => v.Length == 0 ? r with { Level = null } : Enum.TryParse<ServiceSiteLevel>(v, out var level) ? r with { Level = level } : null, _ => [("", "–"), .. Enums<ServiceSiteLevel>()]),
        Number<Price>("fromKm", r => r.FromKm, (r, v) => r with { FromKm = v }),
        new SheetFieldOf<Price>("amount", SheetFieldKind.Money, (r, _) => r.Amount.ToString(), (r, v, _) => v.Length > 0 && VisitDraft.Amount(v) is { } amount ? r with { Amount = amount } : null),
        Day<Price>("validFrom", r => r.ValidFrom, (r, v) => v is { } day ? r with { ValidFrom = day } : null), Day<Price>("validTo", r => r.ValidTo, (r, v) => r with { ValidTo = v }),
    ]);

    private IEnumerable<(string, string)> Dangers => [("", "–"), (Hazards.Gas, _words.Danger(Hazards.Gas)), (Hazards.HighVoltage, _words.Danger(Hazards.HighVoltage))];

    private IEnumerable<(string, string)> Enums<TEnum>()
        where TEnum : struct, Enum => Enum.GetValues<TEnum>().Select(v => (v.ToString(), _words.Of(v)));

    private static IEnumerable<(string, string)> BrandChoices(CatalogueBook book) => book.Brands.Select(b => (b.Code, $"{b.Code} {CrmWords.Name(b.NameZh, b.NameEn)}"));

    private static IEnumerable<(string, string)> CategoryChoices(CatalogueBook book) => book.Categories.Select(c => (c.Code, $"{c.Code} {CrmWords.Name(c.NameZh, c.NameEn)}"));

    private static SheetFieldOf<T> Text<T>(string name, Func<T, string> read, Func<T, string, T> write)
        where T : class => new(name, SheetFieldKind.Text, (r, _) => read(r), (r, v, _) => write(r, v));

    private static SheetFieldOf<T> Number<T>(string name, Func<T, int> read, Func<T, int, T> write)
        where T : class => new(name, SheetFieldKind.Number, (r, _) => read(r).ToString(CultureInfo.InvariantCulture),
            (r, v, _) => v.Length == 0 ? write(r, 0) : int.TryParse(v, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? write(r, number) : null);

    private static SheetFieldOf<T> Flag<T>(string name, Func<T, bool> read, Func<T, bool, T> write)
        where T : class => new(name, SheetFieldKind.Flag, (r, _) => read(r) ? "true" : "", (r, v, _) => v is "true" or "1" ? write(r, true) : v is "" or "false" or "0" ? write(r, false) : null);

    private static SheetFieldOf<T> Day<T>(string name, Func<T, DateOnly?> read, Func<T, DateOnly?, T?> write)
        where T : class => new(name, SheetFieldKind.Day, (r, _) => read(r) is { } day ? DayText(day) : "",
            (r, v, _) => v.Length == 0 ? write(r, null) : DateOnly.TryParseExact(v, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? write(r, day) : null);

    private static SheetFieldOf<T> Choice<T>(string name, Func<T, string> read, Func<T, string, T?> write, Func<CatalogueBook, IEnumerable<(string, string)>> choices)
        where T : class => new(name, SheetFieldKind.Choice, (r, _) => read(r), (r, v, _) => write(r, v)) { Choices = choices };

    private static string? Null(string text) => text.Length == 0 ? null : text;

    private static string DayText(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
