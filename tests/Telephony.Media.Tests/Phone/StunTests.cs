using System.Net;
using System.Text;
using Shouldly;
using Telephony.Media.Ice;
using Xunit;

namespace Telephony.Media.Tests.Phone;

/// <summary>The sample messages of RFC 5769 and what a strict parser must refuse.</summary>
public sealed class StunTests
{
    private static readonly byte[] Password = Encoding.ASCII.GetBytes("VOkJxbRl1RmTxUk/WvJxBt");

    private static readonly byte[] Request = Convert.FromHexString(
        "000100582112a442b7e7a701bc34d686fa87dfae" + "802200105354554e207465737420636c69656e74" + "002400046e0001ff" + "80290008932ff9b151263b36"
        + "000600096576746a3a68367659202020" + "000800149aeaa70cbfd8cb56781ef2b5b2d3f249c1b571a2" + "80280004e57a3bcf");

    private static readonly byte[] ResponseV4 = Convert.FromHexString(
        "0101003c2112a442b7e7a701bc34d686fa87dfae" + "8022000b7465737420766563746f7220" + "002000080001a147e112a643"
        + "000800142b91f599fd9e90c38c7489f92af9ba53f06be7d7" + "80280004c07d4c96");

    private static readonly byte[] ResponseV6 = Convert.FromHexString(
        "010100482112a442b7e7a701bc34d686fa87dfae" + "8022000b7465737420766563746f7220" + "002000140002a1470113a9faa5d3f179bc25f4b5bed2b9d9"
        + "00080014a382954e4be67bf11784c97c8292c275bfe3ed41" + "80280004c8fb0b4c");

    [Fact]
    public void Request_when_rfc5769_2_1_then_parsed_and_authentic()
    {
        StunMessage.TryParse(Request, out var message).ShouldBeTrue();

        message.Type.ShouldBe(StunMessage.BindingRequest);
        message.IntegrityHolds(Password).ShouldBeTrue();
        message.TryFind(StunAttribute.Username, out var name).ShouldBeTrue();
        Encoding.ASCII.GetString(name).ShouldBe("evtj:h6vY");
        message.Has(StunAttribute.IceControlled).ShouldBeTrue();
    }

    [Fact]
    public void Request_when_another_password_then_not_authentic()
    {
        StunMessage.TryParse(Request, out var message).ShouldBeTrue();

        message.IntegrityHolds("VOkJxbRl1RmTxUk/WvJxBu"u8).ShouldBeFalse();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Response_when_rfc5769_2_2_or_2_3_then_authentic(bool isV6)
    {
        StunMessage.TryParse(isV6 ? ResponseV6 : ResponseV4, out var message).ShouldBeTrue();

        message.Type.ShouldBe(StunMessage.BindingSuccess);
        message.IntegrityHolds(Password).ShouldBeTrue();
    }

    [Theory]
    [InlineData("192.0.2.1", true)]
    [InlineData("2001:db8:1234:5678:11:2233:4455:6677", false)]
    public void Writer_when_it_maps_the_address_of_rfc5769_then_the_same_attribute(string address, bool isV4)
    {
        var expected = isV4 ? ResponseV4.AsSpan(36, 12) : ResponseV6.AsSpan(36, 24);
        var buffer = new byte[200];
        var writer = new StunWriter(buffer, StunMessage.BindingSuccess, Request.AsSpan(4, 16));

        writer.AddXorMapped(new IPEndPoint(IPAddress.Parse(address), 32853).Serialize());

        buffer.AsSpan(20, expected.Length).ToArray().ShouldBe(expected.ToArray());
    }

    [Fact]
    public void Writer_when_a_message_is_built_then_the_parser_finds_it_whole()
    {
        var buffer = new byte[300];
        var writer = new StunWriter(buffer, StunMessage.BindingError, Request.AsSpan(4, 16));
        writer.AddError(487, "Role Conflict");
        writer.AddList(StunAttribute.UnknownAttributes, [1, 2, 3]);
        writer.AddIntegrity(Password);
        writer.AddFingerprint();

        StunMessage.TryParse(buffer.AsSpan(0, writer.Length), out var message).ShouldBeTrue();

        message.IntegrityHolds(Password).ShouldBeTrue();
        message.TryFind(StunAttribute.ErrorCode, out var error).ShouldBeTrue();
        error[..4].ToArray().ShouldBe([0, 0, 4, 87]);
    }

    [Fact]
    public void Request_when_cut_anywhere_then_refused()
    {
        for (var length = 0; length < Request.Length; length++)
            StunMessage.TryParse(Request.AsSpan(0, length), out _).ShouldBeFalse($"{length} bytes");
        StunMessage.TryParse([.. Request, 0, 0, 0, 0], out _).ShouldBeFalse("trailing bytes");
    }

    [Fact]
    public void Request_when_any_bit_is_flipped_then_refused_or_not_authentic()
    {
        for (var bit = 0; bit < Request.Length * 8; bit++)
        {
            byte[] mutated = [.. Request];
            mutated[bit / 8] ^= (byte)(1 << (bit % 8));
            (StunMessage.TryParse(mutated, out var message) && message.IntegrityHolds(Password)).ShouldBeFalse($"bit {bit}");
        }
    }

    [Fact]
    public void Fuzz_when_random_and_mutated_datagrams_then_never_throws_and_never_authentic()
    {
        var random = new Random(5769);
        var unknown = new ushort[4];
        for (var i = 0; i < 100_000; i++)
        {
            var datagram = i % 2 == 0 ? Mutate(random) : Invent(random);
            if (StunMessage.TryParse(datagram, out var message) && !datagram.AsSpan().SequenceEqual(Request))
            {
                message.IntegrityHolds(Password).ShouldBeFalse();
                message.UnknownRequired(unknown);
                message.TryFind(StunAttribute.Username, out _);
            }
        }
    }

    private static byte[] Mutate(Random random)
    {
        byte[] mutated = [.. Request];
        for (var n = random.Next(1, 6); n > 0; n--)
            mutated[random.Next(mutated.Length)] = (byte)random.Next(256);
        return mutated;
    }

    /// <summary>Right cookie and length, attributes at random: gets past the first checks.</summary>
    private static byte[] Invent(Random random)
    {
        var datagram = new byte[20 + (4 * random.Next(0, 60))];
        random.NextBytes(datagram);
        Request.AsSpan(0, 20).CopyTo(datagram);
        datagram[2] = (byte)((datagram.Length - 20) >> 8);
        datagram[3] = (byte)(datagram.Length - 20);
        for (var at = 22; at < datagram.Length; at += 4)
            datagram[at] = 0;
        return datagram;
    }
}
