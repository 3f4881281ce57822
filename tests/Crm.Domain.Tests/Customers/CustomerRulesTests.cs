using Crm.Domain.Customers;
using Crm.Domain.InstallBase;
using Crm.Domain.PhoneNumbers;
using Shouldly;
using Xunit;

namespace Crm.Domain.Tests.Customers;

public sealed class CustomerRulesTests
{
    [Fact]
    public void A_card_without_name_and_phone_names_both()
    {
        var refusal = CustomerRules.Check(new QuickCard(" ", null));
        refusal!.Rule.ShouldBe(Refusal.RequiredFieldsMissing);
        refusal.Parameters[0].Value.ShouldBe("name,phone");
    }

    [Fact]
    public void A_number_that_cannot_be_reached_is_refused() =>
        CustomerRules.Check(new QuickCard("周敏", PhoneNumber.Normalize("88939999", PhoneSource.Typed)))!.Rule.ShouldBe("CustomerPhoneMustBeReachable");

    [Fact]
    public void A_complete_card_passes() =>
        CustomerRules.Check(new QuickCard("周敏", PhoneNumber.Normalize("13800138000", PhoneSource.Typed))).ShouldBeNull();

    [Theory]
    [InlineData(" hmwm-01 26b 07 000001ab c ", "HMWM0126B07000001ABC")]
    [InlineData("O0O0", "O0O0")]
    [InlineData("中文", null)]
    [InlineData("", null)]
    public void A_serial_has_one_spelling_and_no_guess(string raw, string? serial) => SerialNumber.Normalize(raw).ShouldBe(serial);
}
