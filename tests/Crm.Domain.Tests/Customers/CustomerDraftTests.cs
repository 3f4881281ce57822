using Crm.Domain.Administration;
using Crm.Domain.Customers;
using Shouldly;
using Xunit;

namespace Crm.Domain.Tests.Customers;

public sealed class CustomerDraftTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    private static readonly CustomerDraft Good = new CustomerDraft
    {
        Name = " 周敏 ", Phones = [new PhoneDraft("13800138000"), new PhoneDraft("0532-88939999 转 12", PhonePurpose.Work)], Addresses = [new AddressDraft(null, "370202", "八大湖街道", "香港中路76号")],
    }.Tidy();

    [Fact]
    public void Draft_Complete_HasNoFault()
    {
        CustomerDraftRules.Check(Good, Today).ShouldBeEmpty();
        Good.Name.ShouldBe("周敏");
        Good.Phones[0].IsPrimary.ShouldBeTrue("one is dialled first");
        Good.Addresses[0].IsDefault.ShouldBeTrue();
    }

    [Theory]
    [InlineData("０１３８　００１３８０００")]
    [InlineData("+86 138-0013-8000")]
    [InlineData("0086 13800138000")]
    [InlineData("17951 13800138000")]
    public void Phone_PastedInAnyForm_IsTheSameNumber(string pasted) => new PhoneDraft(pasted).Number.E164.ShouldBe("+8613800138000");

    [Fact]
    public void Draft_Empty_NamesEveryMissingField() =>
        CustomerDraftRules.Check(new CustomerDraft().Tidy(), Today).Select(f => (f.Rule, f.Parameters[0].Value)).ShouldBe([(FieldRules.Missing, "customerName"), (FieldRules.Missing, "phone")]);

    [Fact]
    public void Phone_Wrong_NamesFieldValueAndWhatIsAllowed()
    {
        var fault = CustomerDraftRules.Check(Good with { Phones = [new PhoneDraft("13800138000"), new PhoneDraft("88939999")] }, Today).ShouldHaveSingleItem();
        fault.ToString().ShouldBe("FieldWrongForm (field=phone, value=88939999, allowed=customer-phone)");
    }

    [Fact]
    public void Phone_Twice_IsRefusedMasked() =>
        CustomerDraftRules.Check(Good with { Phones = [new PhoneDraft("13800138000"), new PhoneDraft("+8613800138000")] }, Today).ShouldHaveSingleItem().ToString().ShouldBe("FieldTaken (field=phone, value=138****8000)");

    [Theory]
    [InlineData("2026-11-23", null, "phoneStart")]
    [InlineData(null, "2026-11-23", "phoneEnd")]
    [InlineData("2026-10-02", "2026-10-01", "phoneEnd")]
    public void Phone_Validity_LiesInThePastAndInOrder(string? from, string? end, string field)
    {
        var phone = new PhoneDraft("13900139000", ValidFrom: from is null ? null : DateOnly.Parse(from, null), EndedOn: end is null ? null : DateOnly.Parse(end, null));
        CustomerDraftRules.Check(Good with { Phones = [.. Good.Phones, phone] }, Today).ShouldHaveSingleItem().Parameters[0].Value.ShouldBe(field);
    }

    [Fact]
    public void Phone_Ended_IsNeverThePrimary()
    {
        var tidy = (Good with { Phones = [new PhoneDraft("13800138000", IsPrimary: true, EndedOn: Today), new PhoneDraft("13900139000")] }).Tidy();
        tidy.Phones.Select(p => p.IsPrimary).ShouldBe([false, true]);
        CustomerDraftRules.Check((Good with { Phones = [new PhoneDraft("13800138000", EndedOn: Today)] }).Tidy(), Today).ShouldHaveSingleItem().Parameters[0].Value.ShouldBe("phone");
    }

    [Fact]
    public void Phones_Ended_DoNotCountToTheLimit()
    {
        PhoneDraft[] used = [.. Enumerable.Range(0, CustomerDraftRules.MostPhones).Select(i => new PhoneDraft($"138001380{i:00}"))];
        PhoneDraft[] ended = [.. Enumerable.Range(20, 5).Select(i => new PhoneDraft($"138001380{i:00}", EndedOn: Today))];
        CustomerDraftRules.Check((Good with { Phones = [.. used, .. ended] }).Tidy(), Today).ShouldBeEmpty();
        CustomerDraftRules.Check((Good with { Phones = [.. used, new PhoneDraft("13900139000")] }).Tidy(), Today).ShouldHaveSingleItem().Rule.ShouldBe(FieldRules.OutOfRange);
    }

    [Fact]
    public void Address_TextMovedBetweenStreetAndDetail_IsAChange()
    {
        var place = Good.Addresses[0] with { Id = new AddressId(Guid.NewGuid()), Street = "香港中路", Detail = "76号" };
        var change = CustomerChanges.Between(Good with { Addresses = [place] }, Good with { Addresses = [place with { Street = null, Detail = "香港中路76号" }] }).ShouldHaveSingleItem();
        CustomerChanges.MaskedValue(change.Field, change.After).ShouldBe("山东省青岛市市南区");
        CustomerChanges.MaskedValue(change.Field, "山东省青岛市市南区香港中路76号").ShouldBe("山东省青岛市市南区", "an older audit had no lines");
        CustomerChanges.MaskedValue(change.Field, "某处76号").ShouldBe("…");
        CustomerChanges.MaskedKey(change.Field).ShouldBe(change.Field);
        CustomerChanges.MaskedKey("address:370202香港中路76号").ShouldBe("address:370202");
        CustomerChanges.MaskedKey("phone:+8613800138000").ShouldBe("phone:138****8000");
    }

    [Fact]
    public void Address_WithoutARegion_IsRefused_AndAnUnknownCodeToo()
    {
        CustomerDraftRules.Check(Good with { Addresses = [new AddressDraft(null, "", null, "香港中路76号")] }, Today).ShouldHaveSingleItem().Rule.ShouldBe(FieldRules.Missing);
        CustomerDraftRules.Check(Good with { Addresses = [new AddressDraft(null, "999999", null, "香港中路76号")] }, Today).ShouldHaveSingleItem().Rule.ShouldBe(FieldRules.WrongForm);
        CustomerDraftRules.Check(Good with { Addresses = [new AddressDraft(null, "3702", null, "香港中路76号")] }, Today).ShouldHaveSingleItem().Rule.ShouldBe(FieldRules.WrongForm, "a city is no place");
        CustomerDraftRules.Check(Good with { Addresses = [new AddressDraft(null, "370299", null, "旧路1号") { StoredRegion = "山东省青岛市旧区" }] }, Today).ShouldBeEmpty("an old code stays as it was taken");
    }

    [Fact]
    public void DoNotCall_NeedsAReason() =>
        CustomerDraftRules.Check(Good with { DoNotCall = true }, Today).ShouldHaveSingleItem().Parameters[0].Value.ShouldBe("doNotCallReason");

    [Fact]
    public void Risk_Unknown_IsRefused() => CustomerDraftRules.Check(Good with { Risks = ["dog", "witch"] }, Today).ShouldHaveSingleItem().ToString().ShouldContain("witch");

    [Fact]
    public void Address_Pasted_IsSplit()
    {
        var address = AddressDraft.Read("山东省青岛市市南区香港中路76号3栋2单元501室");
        (address.RegionCode, address.Detail).ShouldBe(("370202", "香港中路76号3栋2单元501室"));
    }

    [Fact]
    public void Changes_AreToldFieldByField()
    {
        var after = Good with { Tier = CustomerTier.Gold, Phones = [Good.Phones[0]] };
        CustomerChanges.Between(Good, after).Select(c => c.Field).ShouldBe(["tier", "phone:+8653288939999"]);
        CustomerChanges.Between(Good, Good).ShouldBeEmpty();
    }

    [Fact]
    public void Conflicts_AreFieldsThatBothChangedToSomethingElse()
    {
        var mine = Good with { Tier = CustomerTier.Gold, Salutation = "女士", Notes = "same" };
        var theirs = Good with { Tier = CustomerTier.Silver, Notes = "same", Phones = [.. Good.Phones, new PhoneDraft("13900139000")] };
        CustomerChanges.Conflicts(Good, mine, theirs).ShouldHaveSingleItem().ShouldBe(new FieldConflict("tier", "Standard", "Gold", "Silver"));

        var kept = CustomerChanges.Together(Good, mine, theirs, new HashSet<string> { "tier" });
        (kept.Tier, kept.Salutation, kept.Phones.Length).ShouldBe((CustomerTier.Gold, "女士", 3));
        CustomerChanges.Together(Good, mine, theirs, new HashSet<string>()).Tier.ShouldBe(CustomerTier.Silver);
    }

    [Fact]
    public void Together_TakesARemovedAndAnAddedRow()
    {
        var mine = Good with { Phones = [Good.Phones[0], new PhoneDraft("13700137000")], Addresses = [] };
        var both = CustomerChanges.Together(Good, mine, Good with { Name = "周敏敏" }, new HashSet<string>());
        both.Name.ShouldBe("周敏敏");
        both.Phones.Select(p => p.Number.E164).ShouldBe(["+8613800138000", "+8613700137000"], ignoreOrder: true);
        both.Addresses.ShouldBeEmpty();
    }
}
