namespace Crm.Domain.Customers;

/// <summary>What is compared of a customer to find out whether another is the same one.</summary>
/// <param name="Id">Who.</param>
/// <param name="Name">Full name.</param>
/// <param name="Phones">Numbers in E.164, ended ones too.</param>
/// <param name="Addresses">Region code and detail of each address; the street is left out, since people leave it out.</param>
/// <param name="Serials">Serials of the units that they bought or use.</param>
public sealed record DuplicateFacts(CustomerId Id, string Name, ImmutableArray<string> Phones, ImmutableArray<(string RegionCode, string Place)> Addresses, ImmutableArray<string> Serials);
