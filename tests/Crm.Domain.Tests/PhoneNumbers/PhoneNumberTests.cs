using Crm.Domain.PhoneNumbers;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Crm.Domain.Tests.PhoneNumbers;

public sealed class PhoneNumberTests
{
    [Theory]
    [InlineData("13800138000", PhoneKind.Mobile, "+8613800138000")]
    [InlineData("013800138000", PhoneKind.Mobile, "+8613800138000")]
    [InlineData("008613800138000", PhoneKind.Mobile, "+8613800138000")]
    [InlineData("+8613800138000", PhoneKind.Mobile, "+8613800138000")]
    [InlineData("8613800138000", PhoneKind.Mobile, "+8613800138000")]
    [InlineData("+86 138-0013-8000", PhoneKind.Mobile, "+8613800138000")]
    [InlineData("１３８００１３８０００", PhoneKind.Mobile, "+8613800138000")]
    [InlineData("1795113800138000", PhoneKind.Mobile, "+8613800138000")]
    [InlineData("sip:13800138000@10.0.0.1;user=phone", PhoneKind.Mobile, "+8613800138000")]
    [InlineData("\"Zhou\" <sip:+8613800138000@example.com>;tag=1", PhoneKind.Mobile, "+8613800138000")]
    [InlineData("tel:+86-138-0013-8000", PhoneKind.Mobile, "+8613800138000")]
    [InlineData("0532-88939999", PhoneKind.Landline, "+8653288939999")]
    [InlineData("(010) 6552 9988", PhoneKind.Landline, "+861065529988")]
    [InlineData("+86 28 86530038", PhoneKind.Landline, "+862886530038")]
    [InlineData("0539-7212345", PhoneKind.Landline, "+865397212345")]
    [InlineData("4008001000", PhoneKind.Service400, "+864008001000")]
    [InlineData("400-800-1000", PhoneKind.Service400, "+864008001000")]
    [InlineData("800-820-8820", PhoneKind.TollFree, "+868008208820")]
    [InlineData("+85291234567", PhoneKind.Foreign, "+85291234567")]
    [InlineData("0085291234567", PhoneKind.Foreign, "+85291234567")]
    [InlineData("+12025550123", PhoneKind.Foreign, "+12025550123")]
    public void A_readable_number_has_one_spelling(string raw, PhoneKind kind, string e164)
    {
        var number = PhoneNumber.Normalize(raw, PhoneSource.Typed);
        number.Kind.ShouldBe(kind);
        number.E164.ShouldBe(e164);
        number.Raw.ShouldBe(raw);
    }

    [Theory]
    [InlineData("028-86530038-801", "+862886530038", "801")]
    [InlineData("0532-88939999转8001", "+8653288939999", "8001")]
    [InlineData("4008001000,2", "+864008001000", "2")]
    [InlineData("tel:+86-10-65529988;ext=12", "+861065529988", "12")]
    public void An_extension_is_split_off(string raw, string e164, string extension)
    {
        var number = PhoneNumber.Normalize(raw, PhoneSource.Import);
        number.E164.ShouldBe(e164);
        number.Extension.ShouldBe(extension);
    }

    [Theory]
    [InlineData("05328893999")] // Qingdao's lines have eight digits
    [InlineData("0013800138000")] // reads as +1 380 013 8000, which no North American number can be
    [InlineData("88939999")] // no area code
    [InlineData("53288939999")] // no trunk zero and no country code
    [InlineData("1380013800")]
    [InlineData("12800138000")]
    [InlineData("+86123")]
    [InlineData("abc")]
    [InlineData("13800138000转12")]
    [InlineData("+")]
    [InlineData("")]
    public void What_would_need_a_guess_is_invalid(string raw)
    {
        var number = PhoneNumber.Normalize(raw, PhoneSource.Typed);
        number.Kind.ShouldBe(PhoneKind.Invalid);
        number.E164.ShouldBeNull();
    }

    [Theory]
    [InlineData("110", PhoneKind.Emergency)]
    [InlineData("120", PhoneKind.Emergency)]
    [InlineData("114", PhoneKind.ShortCode)]
    [InlineData("10086", PhoneKind.ShortCode)]
    [InlineData("95588", PhoneKind.ShortCode)]
    [InlineData("12315", PhoneKind.ShortCode)]
    [InlineData("95013000", PhoneKind.ShortCode)]
    [InlineData("8001", PhoneKind.Internal)]
    [InlineData("anonymous", PhoneKind.Anonymous)]
    [InlineData("sip:anonymous@anonymous.invalid", PhoneKind.Anonymous)]
    public void Special_numbers_have_no_e164(string raw, PhoneKind kind)
    {
        var number = PhoneNumber.Normalize(raw, PhoneSource.From);
        number.Kind.ShouldBe(kind);
        number.E164.ShouldBeNull();
    }

    [Fact]
    public void A_trunk_never_delivers_one_of_our_extensions() =>
        PhoneNumber.Normalize("8001", PhoneSource.Trunk).Kind.ShouldBe(PhoneKind.Invalid);

    [Theory]
    [InlineData(PhoneSource.Trunk, PhoneKind.Anonymous)]
    [InlineData(PhoneSource.Typed, PhoneKind.Invalid)]
    public void Nothing_from_the_wire_is_hidden_and_nothing_typed_is_invalid(PhoneSource source, PhoneKind kind) =>
        PhoneNumber.Normalize("", source).Kind.ShouldBe(kind);

    [Theory]
    [InlineData("+8613800138000", "138****8000")]
    [InlineData("+8653288939999", "0532****9999")]
    [InlineData("+861065529988", "010****9988")]
    public void Text_is_masked(string e164, string masked)
    {
        PhoneNumber.Mask(e164).ShouldBe(masked);
        PhoneNumber.Normalize(e164, PhoneSource.Typed).ToString().ShouldNotContain(e164[3..]);
    }

    [Theory]
    [InlineData("0361 9070698 转 0", "+863619070698", "0", "0361-9070698x0")]
    [InlineData("0532-88939999 ext 1234567", "+8653288939999", "1234567", "0532-88939999x1234567")]
    public void An_extension_that_a_dash_would_swallow_is_shown_by_its_mark(string raw, string e164, string extension, string display)
    {
        var number = PhoneNumber.Normalize(raw, PhoneSource.Typed);
        (number.E164, number.Extension, number.Display).ShouldBe((e164, extension, display));
        var again = PhoneNumber.Normalize(number.Display, PhoneSource.Typed);
        (again.E164, again.Extension).ShouldBe((e164, extension));
    }

    [Fact]
    public void Normalizing_is_idempotent_and_total()
    {
        var text = Gen.Elements("0123456789+-() 转#xa;,０９".ToCharArray()).ArrayOf().Select(chars => new string(chars)).ToArbitrary();
        Prop.ForAll(text, ArbMap.Default.ArbFor<PhoneSource>(), (raw, source) =>
        {
            var number = PhoneNumber.Normalize(raw, source);
            if (number.E164 is null) return;
            PhoneNumber.Normalize(number.E164, source).E164.ShouldBe(number.E164);
            PhoneNumber.Normalize(number.Display, PhoneSource.Typed).E164.ShouldBe(number.E164);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(5_000));
    }

    [Fact]
    public void No_digit_is_invented()
    {
        var digits = Gen.Choose(0, 9).ArrayOf().Select(d => string.Concat(d)).ToArbitrary();
        Prop.ForAll(digits, raw =>
        {
            var number = PhoneNumber.Normalize(raw, PhoneSource.Trunk);
            if (number.E164 is null) return;
            var significant = number.E164.StartsWith("+86", StringComparison.Ordinal) ? number.E164[3..] : number.E164[1..];
            raw.ShouldEndWith(significant);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(5_000));
    }
}
