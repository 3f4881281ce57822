using Shouldly;
using Telephony.Media.Srtp;
using Xunit;

namespace Telephony.Media.Tests.Phone;

/// <summary>The published test vectors: RFC 3711 appendix B, RFC 7714 sections 16 and 17.</summary>
public sealed class SrtpVectorTests
{
    private static readonly byte[] MasterKey = Hex("E1F97A0D3E018BE0D64FA32C06DE4139");
    private static readonly byte[] MasterSalt = Hex("0EC675AD498AFEEBB6960B3AABE6");
    private static readonly byte[] GcmKey = Hex("000102030405060708090a0b0c0d0e0f");
    private static readonly byte[] GcmSalt = Hex("517569642070726f2071756f");

    [Fact]
    public void Counter_mode_when_rfc3711_b2_then_its_key_stream()
    {
        var stream = new byte[3 * 16];
        using var cipher = new AesCounterStream(Hex("2B7E151628AED2A6ABF7158809CF4F3C"));

        cipher.Apply(Hex("F0F1F2F3F4F5F6F7F8F9FAFBFCFD0000"), stream);
        Convert.ToHexString(stream).ShouldBe("E03EAD0935C95E80E166B16DD92B4EB4D23513162B02D0F72A43A2FE4A5F97AB41E95B3BB0A2E8DD477901E4FCA894C0");

        Array.Clear(stream);
        cipher.Apply(Hex("F0F1F2F3F4F5F6F7F8F9FAFBFCFDFEFF"), stream);
        Convert.ToHexString(stream).ShouldBe("EC8CDF7398607CB0F2D21675EA9EA1E4362B7C3C6773516318A077D7FC5073AE6A2CC3787889374FBEB4C81B17BA6C44");
    }

    [Theory]
    [InlineData(SrtpKeyDerivation.RtpEncryption, "C61E7A93744F39EE10734AFE3FF7A087")]
    [InlineData(SrtpKeyDerivation.RtpSalt, "30CBBC08863D8C85D49DB34A9AE1")]
    [InlineData(SrtpKeyDerivation.RtpAuthentication, "CEBE321F6FF7716B6FD4AB49AF256A156D38BAA48F0A0ACF3C34E2359E6CDBCEE049646C43D9327AD175578EF72270986371C10C9A369AC2F94A8C5FBCDDDC256D6E919A48B610EF17C2041E474035766B68642C59BBFC2F34DB60DBDFB2")]
    public void Key_derivation_when_rfc3711_b3_then_its_session_values(byte label, string expected)
    {
        var derived = SrtpKeyDerivation.Derive(MasterKey, MasterSalt, label, expected.Length / 2);

        Convert.ToHexString(derived).ShouldBe(expected);
    }

    [Fact]
    public void Gcm_when_rfc7714_16_1_1_then_its_srtp_packet_and_back()
    {
        const string Clear = "8040f17b8041f8d35501a0b247616c6c696120657374206f6d6e69732064697669736120696e207061727465732074726573";
        const string Protected = "8040f17b8041f8d35501a0b2f24de3a3fb34de6cacba861c9d7e4bcabe633bd50d294e6f42a5f47a51c7d19b36de3adf8833899d7f27beb16a9152cf765ee4390cce";
        var clear = Hex(Clear);
        var packet = new byte[clear.Length + 16];
        clear.CopyTo(packet, 0);
        using var transform = new AesGcmTransform([.. GcmKey], GcmSalt, [.. GcmKey], GcmSalt);

        transform.ProtectRtp(packet, clear.Length, RtpLayout.FixedHeader, 0xF17B);
        Convert.ToHexStringLower(packet).ShouldBe(Protected);

        transform.UnprotectRtp(packet, RtpLayout.FixedHeader, 0xF17B).ShouldBeTrue();
        packet[..clear.Length].ShouldBe(clear);
    }

    [Fact]
    public void Gcm_when_rfc7714_17_1_then_its_srtcp_packet_and_back()
    {
        const string Clear = "81c8000d4d6172734e5450314e545032525450200000042a0000e9304c756e61deadbeefdeadbeefdeadbeefdeadbeefdeadbeef";
        const string Protected = "81c8000d4d61727363e94885dcdab67ca727d7662f6b7e997ff5c0f76c06f32dc676a5f1730d6fda4ce09b4686303ded0bb9275bc84aa45896cf4d2fc5abf87245d9eade800005d4";
        var clear = Hex(Clear);
        var packet = new byte[clear.Length + 20];
        clear.CopyTo(packet, 0);
        using var transform = new AesGcmTransform([.. GcmKey], GcmSalt, [.. GcmKey], GcmSalt);

        transform.ProtectRtcp(packet, clear.Length, 0x5D4);
        Convert.ToHexStringLower(packet).ShouldBe(Protected);

        transform.UnprotectRtcp(packet).ShouldBeTrue();
        packet[..clear.Length].ShouldBe(clear);
    }

    private static byte[] Hex(string text) => Convert.FromHexString(text);
}
