using Crm.Domain.Customers;
using Crm.Domain.PhoneNumbers;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Crm.Domain.Tests.Customers;

public sealed class MergeRulesTests
{
    [Fact]
    public void Merge_OfOneWithItself_IsRefused() => MergeRules.Check(Head(1), Head(1))!.Rule.ShouldBe("MergeNeedsTwoCustomers");

    [Fact]
    public void Merge_OfAMergedOne_IsRefused_OnEitherSide()
    {
        var gone = Head(1) with { MergedIntoId = Head(3).Id };
        MergeRules.Check(gone, Head(2))!.Rule.ShouldBe("CustomerIsMerged");
        MergeRules.Check(Head(2), gone)!.Rule.ShouldBe("CustomerIsMerged");
        MergeRules.Check(Head(1), Head(2)).ShouldBeNull();
    }

    [Fact]
    public void Undo_OfAnEarlierMerge_WaitsForTheLaterOne()
    {
        var merged = Head(1) with { MergedIntoId = Head(2).Id };
        MergeRules.CheckUndo(Head(2) with { MergedIntoId = Head(3).Id }, merged)!.Rule.ShouldBe("LaterMergeComesFirst");
        MergeRules.CheckUndo(Head(3), merged)!.Rule.ShouldBe("CustomerIsNotMerged");
        MergeRules.CheckUndo(Head(2), merged).ShouldBeNull();
    }

    [Fact]
    public void Merge_KeepsTheStricterWish_TheHigherTierAndBothNotes()
    {
        var one = Side(Head(1) with { Tier = CustomerTier.Silver, Notes = "a" }, []);
        var other = Side(Head(2) with { Tier = CustomerTier.Gold, Notes = "b", DoNotCall = true, DoNotCallReason = "asked", Risks = "dog" }, []);
        var survivor = MergeRules.Merge(one, other).Survivor.Customer;
        (survivor.Tier, survivor.Notes, survivor.DoNotCall, survivor.DoNotCallReason, survivor.Risks).ShouldBe((CustomerTier.Gold, "a\nb", true, "asked", "dog"));
    }

    [Fact]
    public void Undo_LeavesWhatSomebodyChangedSince()
    {
        var (one, other) = (Side(Head(1), [1]), Side(Head(2) with { Tier = CustomerTier.Gold }, [2]));
        var merged = MergeRules.Merge(one, other);
        var later = merged.Survivor with { Customer = merged.Survivor.Customer with { Tier = CustomerTier.Silver }, References = [.. merged.Survivor.References, new HeldReference("Tickets", "CustomerId", "new")] };
        var undone = MergeRules.Undo(later, merged.Merged, merged.Record);
        undone.Survivor.Customer.Tier.ShouldBe(CustomerTier.Silver);
        undone.Survivor.References.ShouldHaveSingleItem().Key.ShouldBe("new");
        undone.Merged.Phones.ShouldHaveSingleItem().IsPrimary.ShouldBeTrue();
    }

    [Fact]
    public void MergedCustomers_LoseNothing() => Check((one, other) =>
    {
        var (survivor, merged, record) = MergeRules.Merge(one, other);
        survivor.Phones.Select(p => p.E164).ShouldBe(one.Phones.Concat(other.Phones).Select(p => p.E164).Distinct(), ignoreOrder: true, "every number finds the survivor");
        survivor.Phones.Length.ShouldBe(survivor.Phones.Select(p => p.E164).Distinct().Count(), "no number twice");
        survivor.Addresses.Select(a => a.Id).ShouldBe(one.Addresses.Concat(other.Addresses).Select(a => a.Id), ignoreOrder: true);
        survivor.References.ShouldBe(one.References.Concat(other.References), ignoreOrder: true);
        survivor.Phones.ShouldAllBe(p => p.CustomerId == one.Customer.Id);
        survivor.Addresses.ShouldAllBe(a => a.CustomerId == one.Customer.Id);
        survivor.Phones.Count(p => p.IsPrimary).ShouldBeLessThanOrEqualTo(1);
        survivor.Addresses.Count(a => a.IsDefault).ShouldBeLessThanOrEqualTo(1);
        merged.Customer.MergedIntoId.ShouldBe(one.Customer.Id);
        merged.References.ShouldBeEmpty();
        record.References.ShouldBe(other.References);
    });

    [Fact]
    public void Undo_GivesBothBackWhatTheyHad() => Check((one, other) =>
    {
        var merged = MergeRules.Merge(one, other);
        var back = MergeRules.Undo(merged.Survivor, merged.Merged, merged.Record);
        back.Survivor.Phones.ShouldBe(one.Phones, ignoreOrder: true);
        back.Merged.Phones.ShouldBe(other.Phones, ignoreOrder: true);
        back.Survivor.Addresses.ShouldBe(one.Addresses, ignoreOrder: true);
        back.Merged.Addresses.ShouldBe(other.Addresses, ignoreOrder: true);
        back.Survivor.References.ShouldBe(one.References, ignoreOrder: true);
        back.Merged.References.ShouldBe(other.References, ignoreOrder: true);
        (back.Survivor.Customer with { Version = 0 }).ShouldBe(one.Customer with { Version = 0 });
        (back.Merged.Customer with { Version = 0 }).ShouldBe(other.Customer with { Version = 0 });
    });

    private static void Check(Action<MergeSide, MergeSide> property)
    {
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed => property(Random(1, seed), Random(2, seed / 3))).QuickCheckThrowOnFailure();
    }

    private static MergeSide Random(int n, int seed)
    {
        var random = new Random(seed);
        // From one small pool, so that both often have the same number.
        var phones = Enumerable.Range(0, random.Next(1, 5)).Select(_ => random.Next(8)).Distinct().ToArray();
        var head = Head(n) with
        {
            Tier = (CustomerTier)random.Next(3), DoNotCall = random.Next(2) == 0, DoNotCallReason = random.Next(2) == 0 ? "r" + seed % 3 : null,
            Risks = random.Next(2) == 0 ? "dog" : random.Next(2) == 0 ? "debt" : null, Notes = random.Next(2) == 0 ? "n" + seed % 5 : null,
        };
        var side = Side(head, phones);
        var places = Enumerable.Range(0, random.Next(4)).Select(i => new CustomerAddress
        {
            Id = new AddressId(Guid.NewGuid()), CustomerId = head.Id, RegionCode = "370202", Region = "x", Detail = "d", IsDefault = i == 0,
        });
        var rows = Enumerable.Range(0, random.Next(6)).Select(i => new HeldReference(i % 2 == 0 ? "Tickets" : "Units", i % 3 == 0 ? "UserId" : "CustomerId", $"{n}-{i}"));
        return side with { Addresses = [.. places], References = [.. rows] };
    }

    private static MergeSide Side(Customer head, int[] phones) => new(
        head,
        [.. phones.Select((p, i) => CustomerPhone.Of(head.Id, PhoneNumber.Normalize("1380013800" + p, PhoneSource.Typed), PhonePurpose.Personal, i == 0))],
        [],
        []);

    private static Customer Head(int n) => new() { Id = new CustomerId(new Guid(n, 0, 0, new byte[8])), Number = "C-" + n, Name = "周敏" + n, CreatedAt = DateTimeOffset.UnixEpoch, Version = 1 };
}
