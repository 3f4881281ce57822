namespace Crm.Domain.Warranty;

/// <summary>One line of a policy: what is promised for how long.</summary>
/// <param name="Code"><see cref="CoverageCodes.Whole"/> or a main part's code.</param>
/// <param name="Months">Length in calendar months.</param>
public sealed record WarrantyTerm(string Code, int Months);
