using System.Globalization;
using Crm.Domain.Customers;
using Crm.Domain.PhoneNumbers;

namespace Persistence.Demo;

/// <summary>Makes customers with phones and addresses.</summary>
internal sealed class DemoPeople(Random random, SeededIds ids)
{
    // Mobile prefixes that no carrier has been given: nobody's number, should a demo ever meet a real trunk.
    private static readonly string[] MobilePrefixes = ["160", "161", "163", "164"];

    private int _mobiles;

    /// <summary>A mobile number that no other call of this method gave.</summary>
    public string NextMobile()
    {
        var n = _mobiles++;
        var digits = (long)(n / MobilePrefixes.Length) * 7_919_117 % 100_000_000;
        return string.Create(CultureInfo.InvariantCulture, $"+86{MobilePrefixes[n % MobilePrefixes.Length]}{digits:00000000}");
    }

    public Customer Customer(int ordinal, DateTimeOffset createdAt, DemoRegion region)
    {
        var isOrganisation = random.Next(100) < 3;
        var (name, salutation) = isOrganisation ? (DemoNames.Organisation(random, region), null) : ((string, string?))DemoNames.Person(random);
        var draw = random.Next(100);
        return new Customer
        {
            Id = new CustomerId(ids.Next(createdAt)),
            Number = Customers.CustomerStore.NumberOf(ordinal),
            Name = name,
            Salutation = salutation,
            Kind = isOrganisation ? CustomerKind.Organisation : CustomerKind.Person,
            Tier = draw < 5 ? CustomerTier.Gold : draw < 20 ? CustomerTier.Silver : CustomerTier.Standard,
            DoNotCall = random.Next(100) < 2,
            CreatedAt = createdAt,
            Version = 1,
        };
    }

    public CustomerPhone Phone(CustomerId customer, string e164, PhonePurpose purpose, bool isPrimary) =>
        CustomerPhone.Of(customer, PhoneNumber.Normalize(e164, PhoneSource.Import), purpose, isPrimary);

    /// <summary>A fixed line in the 5550 block of the district's area.</summary>
    public string Landline(DemoRegion region)
    {
        var subscriber = random.Next(10_000).ToString("0000", CultureInfo.InvariantCulture);
        return $"+86{region.AreaCode}5550{subscriber}";
    }

    public CustomerAddress Address(Customer customer, DemoRegion region)
    {
        var street = region.Streets[random.Next(region.Streets.Length)];
        var house = $"{street}{random.Next(1, 300)}号";
        var unit = random.Next(100) < 8 ? "" : $"{random.Next(1, 30)}栋{random.Next(1, 5)}单元{random.Next(1, 28)}0{random.Next(1, 5)}室";
        return new CustomerAddress
        {
            Id = new AddressId(ids.Next(customer.CreatedAt)), CustomerId = customer.Id, RegionCode = region.Code, Region = region.Line, Detail = house + unit, IsDefault = true,
        };
    }
}
