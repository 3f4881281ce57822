using System.Globalization;
using Crm.Domain.Customers;
using Crm.Domain.PhoneNumbers;

namespace Persistence.Demo;

/// <summary>Customers, numbers and places of a bulk load: every district of the country, every kind of number.</summary>
internal sealed class BulkPeople(Random random, SeededIds ids)
{
    private static readonly Region[] Districts = [.. Regions.Provinces.SelectMany(p => Regions.Within(p.Code)).SelectMany(c => Regions.Within(c.Code)).Where(r => r.IsPlace)];
    private static readonly string[] Streets = ["人民路", "解放路", "建设路", "中山路", "新华街", "和平路", "文化路", "胜利街", "朝阳路", "滨河大道", "学府路", "迎宾大道", "工业园路", "南环路"];
    private static readonly string[] Estates = ["阳光花园", "幸福里", "翡翠城", "锦绣华庭", "碧水湾", "金色家园", "御景苑", "万和小区", "教师新村", "滨江一号", "香樟园", "东方名邸"];
    private static readonly string[] Foreign = ["+85291", "+85366", "+6591", "+8190"];

    private readonly DemoPeople _people = new(random, ids);

    /// <summary>The number of the bulk customer with this ordinal (the figure in their speakable number).</summary>
    public static string PhoneOf(long ordinal) => string.Create(CultureInfo.InvariantCulture, $"+86168{ordinal % 100_000_000:00000000}");

    /// <summary>A customer with what belongs to them.</summary>
    public (Customer Customer, CustomerAddress Address, List<CustomerPhone> Phones) Next(long ordinal, DateTimeOffset createdAt)
    {
        // Two in five live in the cities where the demo company has its sites.
        var known = random.Next(5) < 2 ? DemoRegions.All[random.Next(DemoRegions.All.Count)] : null;
        var region = known ?? RegionOf(Districts[random.Next(Districts.Length)]);
        var customer = _people.Customer((int)ordinal, createdAt, region);
        var address = known is null ? AddressIn(customer, region) : _people.Address(customer, region);
        return (customer, address, Phones(customer.Id, ordinal, known, customer.Kind));
    }

    private static DemoRegion RegionOf(Region district) => new(district.Code, "", Regions.Find(district.Code[..4])?.Name ?? district.Name, district.Line, "", Streets);

    private CustomerAddress AddressIn(Customer customer, DemoRegion region)
    {
        var house = $"{Streets[random.Next(Streets.Length)]}{random.Next(1, 400)}号";
        var estate = random.Next(100) < 60 ? Estates[random.Next(Estates.Length)] : "";
        return new CustomerAddress
        {
            Id = new AddressId(ids.Next(customer.CreatedAt)), CustomerId = customer.Id, RegionCode = region.Code, Region = region.District, IsDefault = true,
            Detail = $"{house}{estate}{random.Next(1, 40)}栋{random.Next(1, 5)}单元{random.Next(1, 33)}0{random.Next(1, 5)}室",
        };
    }

    private List<CustomerPhone> Phones(CustomerId id, long ordinal, DemoRegion? known, CustomerKind kind)
    {
        List<CustomerPhone> phones = [_people.Phone(id, PhoneOf(ordinal), PhonePurpose.Personal, isPrimary: true)];
        // A number that the household next door has too.
        if (ordinal % 33 == 5) phones.Add(_people.Phone(id, PhoneOf(ordinal - 1), PhonePurpose.Relative, isPrimary: false));
        var draw = random.Next(1_000);
        var isFirm = kind == CustomerKind.Organisation;
        var other = isFirm && draw < 300 ? $"+86400{random.Next(1_000_000, 9_999_999)}"
            : draw < (isFirm ? 1_000 : 120) && known is not null ? _people.Landline(known)
            : draw < 180 ? string.Create(CultureInfo.InvariantCulture, $"+86167{random.Next(100_000_000):00000000}")
            : draw < 184 ? Foreign[random.Next(Foreign.Length)] + random.Next(100_000, 999_999).ToString(CultureInfo.InvariantCulture)
            : null;
        if (other is null || PhoneNumber.Normalize(other, PhoneSource.Import) is not { E164: { } e164 } number || phones.Exists(p => p.E164 == e164)) return phones;
        var extension = isFirm && number.Kind == PhoneKind.Landline ? random.Next(100, 999).ToString(CultureInfo.InvariantCulture) : null;
        phones.Add(CustomerPhone.Of(id, number, isFirm ? PhonePurpose.Work : PhonePurpose.Home, isPrimary: false) with { Extension = extension });
        return phones;
    }
}
