namespace Crm.Domain.Customers;

/// <summary>What a merge moved, so that it can be taken back.</summary>
/// <param name="Survivor">Who has it all now.</param>
/// <param name="Merged">Who was merged.</param>
/// <param name="Phones">Numbers that moved; one that both had stayed where it was.</param>
/// <param name="Addresses">Places that moved.</param>
/// <param name="References">Rows that moved.</param>
/// <param name="Before">The survivor's head as it was.</param>
/// <param name="After">The survivor's head as the merge left it.</param>
/// <param name="PrimaryPhone">The merged customer's primary number among those that moved, or null.</param>
/// <param name="DefaultAddress">The merged customer's usual place, or null.</param>
public sealed record MergeRecord(
    CustomerId Survivor,
    CustomerId Merged,
    ImmutableArray<string> Phones,
    ImmutableArray<AddressId> Addresses,
    ImmutableArray<HeldReference> References,
    MergedHead Before,
    MergedHead After,
    string? PrimaryPhone,
    AddressId? DefaultAddress);
