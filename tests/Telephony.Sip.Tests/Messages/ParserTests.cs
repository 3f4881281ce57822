namespace Telephony.Sip.Tests.Messages;

public sealed class ParserTests
{
    [Fact]
    public void Parse_When_CompactAndFolded_Then_CanonicalNamesAndOneSpace()
    {
        var request = Wire.Request("OPTIONS sip:a@b.c SIP/2.0\nv: SIP/2.0/UDP h;branch=z9hG4bK1\nf: <sip:x@y>;tag=1\nt: <sip:a@b.c>\ni: id\ncseq: 7 OPTIONS\ns: one\n \ttwo\nk: a,\n b\nl: 0\n");
        request.Headers.First(SipHeaderNames.Subject).ShouldBe("one two");
        request.Headers.List(SipHeaderNames.Supported).ShouldBe(["a", "b"]);
        request.CSeq.ShouldBe(new CSeq(7, "OPTIONS"));
    }

    [Fact]
    public void Parse_When_DisplayNameIsGbk_Then_BytesComeBackUnchanged()
    {
        var gbk = new byte[] { 0xD5, 0xC5, 0xC8, 0xFD };
        var text = Wire.Bytes(Wire.Simple("INVITE").Replace("From: <", "From: \"@@@@\" <", StringComparison.Ordinal));
        var at = Encoding.ASCII.GetString(text).IndexOf("@@@@", StringComparison.Ordinal);
        gbk.CopyTo(text, at);
        var request = (SipRequest)SipParser.Parse(text).Message!;
        SipText.ForDisplay(request.From!.DisplayName!).ShouldBe("\uFFFD\uFFFD\uFFFD\uFFFD");
        SipResponse.For(request, 200).Wire.Span.IndexOf(gbk).ShouldBeGreaterThan(0);
    }

    [Theory]
    [InlineData("张三")]
    [InlineData("\"张三\"")]
    public void Parse_When_DisplayNameIsUtf8_Then_Read(string display) =>
        Wire.Request(Wire.Simple("INVITE").Replace("From: <", "From: " + display + " <", StringComparison.Ordinal)).From!.DisplayName.ShouldBe("张三");

    [Fact]
    public void Parse_When_HeaderLimitIsPassed_Then_400()
    {
        var many = string.Join('\n', Enumerable.Range(0, 130).Select(i => $"X-H{i}: v"));
        SipParser.Parse(Wire.Bytes(Wire.Simple("OPTIONS", extra: many))).Error!.Rule.ShouldBe("too many headers");
    }

    [Fact]
    public void Parse_When_OnlyKeepAlive_Then_NothingAndNoError() => SipParser.Parse("\r\n\r\n"u8).IsKeepAlive.ShouldBeTrue();

    [Theory]
    [InlineData("Call-ID: c1", "Call-ID: c1\rX: y")]
    [InlineData("Call-ID: c1", "Call-ID: c1\nX: y")]
    [InlineData("Max-Forwards: 70", "Max-Forwards: 256")]
    [InlineData("CSeq: 1 OPTIONS", "CSeq: 2147483648 OPTIONS")]
    [InlineData("CSeq: 1 OPTIONS", "CSeq: -1 OPTIONS")]
    [InlineData("CSeq: 1 OPTIONS", "CSeq: 1 INVITE")]
    [InlineData("Content-Length: 0", "Content-Length: 1e1")]
    public void Parse_When_FieldIsBroken_Then_400WithAnswerAddress(string good, string bad)
    {
        var bytes = Encoding.UTF8.GetString(Wire.Bytes(Wire.Simple("OPTIONS"))).Replace(good, bad, StringComparison.Ordinal);
        var error = SipParser.Parse(Encoding.UTF8.GetBytes(bytes)).Error.ShouldNotBeNull();
        error.Status.ShouldBe(400);
        error.Partial.ShouldNotBeNull();
    }

    [Fact]
    public void Write_When_ValueHoldsLineBreak_Then_NoHeaderIsInjected()
    {
        var response = SipResponse.For(Wire.Request(Wire.Simple("OPTIONS")), 200, "fine\r\nX-Evil: 1");
        response.Headers.Add("X-Note", "a\r\nX-Evil: 2\r\n\r\nbody");
        var again = (SipResponse)SipParser.Parse(response.Wire.Span).Message!;
        again.Headers.First("X-Evil").ShouldBeNull();
        again.Body.Length.ShouldBe(0);
    }

    [Fact]
    public void Frame_When_StreamComesInPieces_Then_EveryMessageIsWhole()
    {
        var all = Enumerable.Range(0, 20).SelectMany(i => Wire.Bytes(Wire.Simple("INVITE", "c" + i, extra: "Content-Type: application/sdp", body: Offers.Basic))).ToArray();
        for (var size = 1; size < 200; size += 9)
        {
            var framer = new StreamFramer();
            var found = 0;
            for (var at = 0; at < all.Length; at += size)
            {
                var piece = all.AsSpan(at, Math.Min(size, all.Length - at));
                piece.CopyTo(framer.Space().Span);
                framer.Filled(piece.Length);
                while (framer.Next(out var frame) == FrameKind.Message) SipParser.Parse(frame.Span).Message!.CallId.ShouldBe("c" + found++);
            }

            found.ShouldBe(20);
            framer.IsPartial.ShouldBeFalse();
        }
    }

    [Theory]
    [InlineData("\r\n\r\n", "Ping")]
    [InlineData("\r\n", "Incomplete")]
    [InlineData("OPTIONS sip:a SIP/2.0\r\nX: y\r\n\r\n", "Broken")]
    [InlineData("OPTIONS sip:a SIP/2.0\r\nContent-Length: 99999999\r\n\r\n", "TooLarge")]
    [InlineData("OPTIONS sip:a SIP/2.0\r\nl: 1\r\nContent-Length: 1\r\n\r\n", "Broken")]
    [InlineData("OPTIONS sip:a SIP/2.0\r\nl : 1\r\n\r\n", "Incomplete")]
    [InlineData("OPTIONS sip:a SIP/2.0\r\nl : 1\r\n\r\nX", "Message")]
    public void Frame_When_Bytes_Then_Kind(string bytes, string expected)
    {
        var framer = new StreamFramer();
        Encoding.ASCII.GetBytes(bytes).CopyTo(framer.Space());
        framer.Filled(bytes.Length);
        framer.Next(out _).ToString().ShouldBe(expected);
    }
}
