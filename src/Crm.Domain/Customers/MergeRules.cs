namespace Crm.Domain.Customers;

/// <summary>Makes one customer of two (ZN-02) and two of one again. Nothing is lost: numbers, places and every row that named the merged one go to the survivor.</summary>
public static class MergeRules
{
    /// <summary>Rows that one merge moves at most: a transaction of some seconds. A chain of shops is merged by import.</summary>
    public const int MostReferences = 20_000;

    /// <summary>Why the two cannot be merged, or null.</summary>
    public static Refusal? Check(Customer survivor, Customer merged)
    {
        ArgumentNullException.ThrowIfNull(survivor);
        ArgumentNullException.ThrowIfNull(merged);
        if (survivor.Id == merged.Id) return Refusal.Of("MergeNeedsTwoCustomers", ("number", survivor.Number));
        if (merged.MergedIntoId is not null) return Refusal.Of("CustomerIsMerged", ("number", merged.Number));
        return survivor.MergedIntoId is not null ? Refusal.Of("CustomerIsMerged", ("number", survivor.Number)) : null;
    }

    /// <summary>Merges; ask <see cref="Check"/> first.</summary>
    /// <remarks>The survivor's name stays. The higher tier, the wish for no calls and every risk hold for both from now on.</remarks>
    public static MergeOutcome Merge(MergeSide survivor, MergeSide merged)
    {
        ArgumentNullException.ThrowIfNull(survivor);
        ArgumentNullException.ThrowIfNull(merged);
        var to = survivor.Customer.Id;
        var own = survivor.Phones.Select(p => p.E164).ToHashSet(StringComparer.Ordinal);
        var moving = merged.Phones.Where(p => !own.Contains(p.E164)).ToImmutableArray();
        var hasPrimary = survivor.Phones.Any(p => p.IsPrimary);
        var hasDefault = survivor.Addresses.Any(a => a.IsDefault);
        var head = Head(survivor.Customer, merged.Customer);
        var record = new MergeRecord(
            to, merged.Customer.Id, [.. moving.Select(p => p.E164)], [.. merged.Addresses.Select(a => a.Id)], merged.References,
            MergedHead.Of(survivor.Customer), head, moving.FirstOrDefault(p => p.IsPrimary)?.E164, merged.Addresses.FirstOrDefault(a => a.IsDefault)?.Id);
        return new MergeOutcome(
            new MergeSide(
                With(survivor.Customer, head),
                [.. survivor.Phones, .. moving.Select(p => p with { CustomerId = to, IsPrimary = p.IsPrimary && !hasPrimary })],
                [.. survivor.Addresses, .. merged.Addresses.Select(a => a with { CustomerId = to, IsDefault = a.IsDefault && !hasDefault })],
                [.. survivor.References, .. merged.References]),
            new MergeSide(merged.Customer with { MergedIntoId = to, Version = merged.Customer.Version + 1 }, [.. merged.Phones.Where(p => own.Contains(p.E164))], [], []),
            record);
    }

    /// <summary>Why a merge cannot be taken back now, or null.</summary>
    /// <param name="survivor">Who has it all, as stored now.</param>
    /// <param name="merged">Who was merged, as stored now.</param>
    public static Refusal? CheckUndo(Customer survivor, Customer merged)
    {
        ArgumentNullException.ThrowIfNull(survivor);
        ArgumentNullException.ThrowIfNull(merged);
        if (merged.MergedIntoId != survivor.Id) return Refusal.Of("CustomerIsNotMerged", ("number", merged.Number));
        return survivor.MergedIntoId is not null ? Refusal.Of("LaterMergeComesFirst", ("number", survivor.Number)) : null;
    }

    /// <summary>Takes a merge back: what it moved and what is still there returns; what came since stays with the survivor.</summary>
    public static MergeOutcome Undo(MergeSide survivor, MergeSide merged, MergeRecord record)
    {
        ArgumentNullException.ThrowIfNull(survivor);
        ArgumentNullException.ThrowIfNull(merged);
        ArgumentNullException.ThrowIfNull(record);
        var from = record.Merged;
        var phones = survivor.Phones.Where(p => record.Phones.Contains(p.E164)).ToImmutableArray();
        var addresses = survivor.Addresses.Where(a => record.Addresses.Contains(a.Id)).ToImmutableArray();
        var moved = record.References.ToHashSet();
        var references = survivor.References.Where(moved.Contains).ToImmutableArray();
        var now = MergedHead.Of(survivor.Customer);
        return new MergeOutcome(
            new MergeSide(
                With(survivor.Customer, Restored(now, record)),
                [.. survivor.Phones.Where(p => !phones.Contains(p))],
                [.. survivor.Addresses.Where(a => !addresses.Contains(a))],
                [.. survivor.References.Where(r => !moved.Contains(r))]),
            new MergeSide(
                merged.Customer with { MergedIntoId = null, Version = merged.Customer.Version + 1 },
                [.. merged.Phones, .. phones.Select(p => p with { CustomerId = from, IsPrimary = p.E164 == record.PrimaryPhone })],
                [.. merged.Addresses, .. addresses.Select(a => a with { CustomerId = from, IsDefault = a.Id == record.DefaultAddress })],
                [.. merged.References, .. references]),
            record);
    }

    private static MergedHead Head(Customer survivor, Customer merged)
    {
        var notes = (survivor.Notes, merged.Notes) switch
        {
            (null, var other) => other,
            (var own, null) => own,
            // A note too long for the column stays where it is: the merged customer's card can be opened.
            var (own, other) => own == other || own.Length + other.Length + 1 > Customer.NotesLength ? own : own + "\n" + other,
        };
        return new MergedHead(
            survivor.Tier > merged.Tier ? survivor.Tier : merged.Tier,
            survivor.DoNotCall || merged.DoNotCall,
            survivor.DoNotCall ? survivor.DoNotCallReason : merged.DoNotCallReason,
            RiskTags.Join([.. RiskTags.Split(survivor.Risks), .. RiskTags.Split(merged.Risks)]),
            notes);
    }

    // A field that somebody changed after the merge is left as it is.
    private static MergedHead Restored(MergedHead now, MergeRecord record) => new(
        now.Tier == record.After.Tier ? record.Before.Tier : now.Tier,
        now.DoNotCall == record.After.DoNotCall ? record.Before.DoNotCall : now.DoNotCall,
        now.DoNotCallReason == record.After.DoNotCallReason ? record.Before.DoNotCallReason : now.DoNotCallReason,
        now.Risks == record.After.Risks ? record.Before.Risks : now.Risks,
        now.Notes == record.After.Notes ? record.Before.Notes : now.Notes);

    private static Customer With(Customer customer, MergedHead head) => customer with
    {
        Tier = head.Tier, DoNotCall = head.DoNotCall, DoNotCallReason = head.DoNotCallReason, Risks = head.Risks, Notes = head.Notes, Version = customer.Version + 1,
    };
}
