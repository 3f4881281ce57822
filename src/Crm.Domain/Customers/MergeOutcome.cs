namespace Crm.Domain.Customers;

/// <summary>Both customers after a merge or after it was taken back.</summary>
/// <param name="Survivor">Who has it all.</param>
/// <param name="Merged">Who was merged.</param>
/// <param name="Record">What moved.</param>
public sealed record MergeOutcome(MergeSide Survivor, MergeSide Merged, MergeRecord Record);
