using Crm.Domain.Catalogue;
using Crm.Domain.Customers;
using Crm.Domain.InstallBase;
using Crm.Domain.Warranty;
using Persistence.InstallBase;

namespace Persistence.Demo;

/// <summary>Makes units with the coverages that the default policies give them.</summary>
internal sealed class DemoUnits(Random random, SeededIds ids, int before = 0)
{
    private static readonly string[] Sellers = ["苏宁易购", "国美电器", "京东自营", "天猫旗舰店", "社区电器店", "本公司直营店"];

    private int _ordinal = before;

    /// <summary>A unit sold on a day, or found without a voucher.</summary>
    public InstalledUnit Unit(ProductModel model, Customer user, CustomerId? purchaser, AddressId address, DateOnly soldOn, bool hasVoucher)
    {
        var produced = soldOn.AddDays(-random.Next(20, 120));
        var serial = DemoSerials.Make(model, produced, ++_ordinal, random);
        var seller = Sellers[random.Next(Sellers.Length)];
        return new InstalledUnit
        {
            Id = new UnitId(ids.Next(new DateTimeOffset(soldOn, TimeOnly.MinValue, TimeSpan.Zero))),
            SerialNo = serial,
            SerialTail = SerialNumber.TailOf(serial),
            ModelId = model.Id,
            BrandCode = model.BrandCode,
            PurchaserId = purchaser,
            UserId = user.Id,
            AddressId = address,
            Seller = hasVoucher ? seller : null,
            SoldByUs = hasVoucher && seller == Sellers[^1],
            InvoiceNo = hasVoucher ? $"{soldOn.Year % 100:00}{random.Next(100_000_000):00000000}" : null,
            PurchasedOn = hasVoucher ? soldOn : null,
            InstalledOn = hasVoucher ? soldOn.AddDays(random.Next(1, 6)) : null,
            ProducedOn = produced,
            Use = user.Kind == CustomerKind.Organisation ? UnitUse.Commercial : UnitUse.Household,
            State = UnitState.InUse,
            Version = 1,
        };
    }

    /// <summary>What happened to it before anybody called: it came on file, and was installed.</summary>
    public static IEnumerable<UnitEventRow> Events(InstalledUnit unit, ProductModel model)
    {
        var sold = unit.PurchasedOn ?? unit.ProducedOn!.Value;
        var policy = DefaultPolicies.For(model.CategoryCode, model.BrandCode, unit.Use, sold);
        yield return Row(1, sold, new UnitEvent.Registered(sold, policy?.Code ?? "", policy?.Version ?? 0));
        if (unit.InstalledOn is { } installed) yield return Row(2, installed, new UnitEvent.Installed(installed));

        UnitEventRow Row(int seq, DateOnly day, UnitEvent fact) =>
            UnitEventJson.Row(unit.Id, seq, fact, Actor.System, new DateTimeOffset(day.ToDateTime(new TimeOnly(4, 0)), TimeSpan.Zero));
    }

    public static IEnumerable<UnitCoverage> Coverages(InstalledUnit unit, ProductModel model)
    {
        var sold = unit.PurchasedOn ?? unit.ProducedOn!.Value;
        return WarrantyRules.Cover(unit.Id, new WarrantyFacts
        {
            Policy = DefaultPolicies.For(model.CategoryCode, model.BrandCode, unit.Use, sold),
            PurchasedOn = unit.PurchasedOn,
            InstalledOn = unit.InstalledOn,
            ProducedOn = unit.ProducedOn,
        });
    }
}
