using System.Buffers.Binary;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Telephony.Media.Phone;
using Telephony.Media.Rtp;
using Xunit;

namespace Telephony.Media.Tests.Phone;

/// <summary>The server's end of the way over the WebSocket, on a server without OpenSSL.</summary>
public sealed class VoiceLineTests : IDisposable
{
    private readonly ManualTime clock = new();
    private readonly PhoneLine line;
    private readonly Heard heard = new();
    private readonly List<string> told = [];
    private readonly Action<string> page;
    private readonly VoiceOutbox frames = new(() => { });
    private readonly List<string> news = [];

    public VoiceLineTests()
    {
        line = new("agent1", null, "no OpenSSL here", clock, NullLogger.Instance);
        page = told.Add;
        line.Transport.Start(heard);
        line.Transport.Connected += () => news.Add("connected");
        line.Transport.Lost += why => news.Add(why.ToString());
    }

    [Fact]
    public void Hello_when_the_server_has_no_openssl_then_the_page_is_told_and_an_offer_refused()
    {
        var welcome = line.Attach(new(1), page, frames);

        welcome.ShouldContain("no OpenSSL here");
        line.Receive(PhoneSignalling.Write(new PhoneMessage.Offer(4, "v=0")), page)!.ShouldContain("\"dtls\"");
    }

    [Fact]
    public void Voice_when_on_then_the_leg_is_connected_and_the_page_told_the_way_and_why()
    {
        Begin();

        news.ShouldBe(["connected"]);
        line.Transport.Way.ShouldBe(PhoneWay.WebSocket);
        line.Transport.Format.ShouldBe(new PhoneFormat(PhoneCodec.Pcmu, 0, 101));
        line.Reason.ShouldBe("openssl");
        told[^1].ShouldBe(PhoneSignalling.Write(new PhoneMessage.WayChanged("websocket", "auto", "openssl")));
    }

    [Fact]
    public void Frame_when_the_way_is_in_use_then_the_leg_gets_it_as_rtp_with_its_numbers()
    {
        Begin();

        line.ReceiveVoice(Voice.Frame(500, 90_000, fill: 0x11), page).ShouldBeTrue();

        var packet = heard.Packets.ShouldHaveSingleItem();
        RtpHeader.TryParse(packet, out var header).ShouldBeTrue();
        (header.PayloadType, header.Sequence, header.Timestamp, header.PayloadLength).ShouldBe(((byte)0, (ushort)500, 90_000u, 160));
        packet[^1].ShouldBe((byte)0x11);
    }

    [Fact]
    public void Frames_when_audio_is_not_on_then_nothing_reaches_the_leg_and_the_patience_ends()
    {
        line.Attach(new(1), page, frames);
        var kept = 0;
        while (kept < 1000 && line.ReceiveVoice(Voice.Frame((ushort)kept), page))
            kept++;

        heard.Packets.ShouldBeEmpty();
        kept.ShouldBe(WebSocketVoice.Patience - 1);
    }

    [Fact]
    public void Frames_when_ten_times_faster_than_real_time_then_the_leg_gets_real_time_and_the_socket_is_cut()
    {
        Begin();
        var sent = 0;
        while (sent < 10_000 && line.ReceiveVoice(Voice.Frame((ushort)sent), page))
        {
            sent++;
            clock.Advance(TimeSpan.FromMilliseconds(2));
        }

        sent.ShouldBeLessThan(500, "a page that floods is cut within a second");
        heard.Packets.Count.ShouldBeLessThanOrEqualTo(VoiceAdmission.Burst + (sent / 10) + 2);
        line.Transport.VoiceStatistics.TooFast.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Page_when_another_takes_over_then_its_frames_are_not_heard_any_more()
    {
        Begin();
        List<string> second = [];
        Action<string> other = second.Add;

        line.Attach(new(1), other, new VoiceOutbox(() => { }));
        line.ReceiveVoice(Voice.Frame(1), page).ShouldBeTrue();

        heard.Packets.ShouldBeEmpty();
        line.Transport.IsConnected.ShouldBeFalse("the new page has not said that its audio runs");
        line.Receive(PhoneSignalling.Write(new PhoneMessage.Voice(true, false)), other);
        line.ReceiveVoice(Voice.Frame(1), other);
        heard.Packets.Count.ShouldBe(1);
    }

    [Fact]
    public void Socket_when_it_closes_then_the_leg_is_lost_and_a_new_one_brings_it_back()
    {
        Begin();

        line.Detach(page);
        news.ShouldBe(["connected", nameof(PhoneLostReason.SocketClosed)]);
        line.Transport.Send(RtpPackets.Create(77, 1, 160));
        line.Transport.VoiceStatistics.SendsDropped.ShouldBe(0, "no way, no sender: the leg's packets go nowhere");

        Begin();
        news.Count.ShouldBe(3);
    }

    [Fact]
    public void Packet_when_the_leg_sends_it_then_the_page_gets_a_frame()
    {
        Begin();

        line.Transport.Send(RtpPackets.Create(77, 9, 1_440));

        var message = new byte[VoiceOutbox.MaxLength];
        frames.TryTake(message, out var length).ShouldBeTrue();
        BinaryPrimitives.ReadUInt32BigEndian(message.AsSpan(4)).ShouldBe(1_440u);
        length.ShouldBeGreaterThan(VoiceFrame.HeaderLength);
    }

    [Fact]
    public void Policy_when_only_webrtc_is_allowed_then_the_way_is_left_when_nobody_is_on_the_line()
    {
        var talking = true;
        line.Transport.AskBeforeReturning(() => talking);
        Begin();

        line.Allow(PhoneWayPolicy.WebRtc);
        line.Transport.Way.ShouldBe(PhoneWay.WebSocket, "a call is not left without any way");
        talking = false;
        line.Receive("""{"type":"state","media":"connected","muted":false,"microphone":true}""", page);

        line.Transport.Way.ShouldBe(PhoneWay.None);
        told[^1].ShouldContain("\"webrtc\"");
    }

    [Fact]
    public void Preference_when_the_agent_chooses_then_it_counts_only_where_the_administrator_left_it_open()
    {
        line.Attach(new(1, Way: "websocket"), page, frames);
        line.Policy.ShouldBe(PhoneWayPolicy.WebSocket);

        line.Receive(PhoneSignalling.Write(new PhoneMessage.Prefer("webrtc")), page);
        line.Policy.ShouldBe(PhoneWayPolicy.WebRtc);

        line.Allow(PhoneWayPolicy.WebSocket);
        line.Policy.ShouldBe(PhoneWayPolicy.WebSocket);
    }

    [Fact]
    public void Reason_when_the_page_says_something_else_then_it_is_not_repeated()
    {
        line.Attach(new(1), page, frames);

        line.Receive(PhoneSignalling.Write(new PhoneMessage.Voice(true, false, "<script>")), page);

        line.Reason.ShouldBeNull();
    }

    [Fact]
    public void Page_when_nothing_comes_from_it_for_five_seconds_then_the_line_is_lost()
    {
        Begin();
        line.ReceiveVoice(Voice.Frame(1), page);
        for (var ms = 0; ms < 4_900; ms += 100)
            clock.Advance(TimeSpan.FromMilliseconds(100));
        line.Transport.IsConnected.ShouldBeTrue();

        clock.Advance(TimeSpan.FromMilliseconds(100));

        news.ShouldBe(["connected", nameof(PhoneLostReason.SocketSilent)]);
        line.Transport.IsConnected.ShouldBeFalse();
        told[^1].ShouldContain("\"none\"");
    }

    [Fact]
    public void Page_when_it_never_sends_a_frame_then_the_line_is_lost_in_a_call_too()
    {
        line.Transport.AskBeforeReturning(() => true);
        Begin();

        clock.Advance(WebSocketVoice.Silence);

        news[^1].ShouldBe(nameof(PhoneLostReason.SocketSilent));
    }

    [Fact]
    public void Page_when_it_only_keeps_alive_then_its_line_stays()
    {
        Begin();
        var frame = new byte[VoiceFrame.HeaderLength];
        for (var i = 1; i < 100; i++)
        {
            clock.Advance(TimeSpan.FromMilliseconds(200));
            new VoiceFrame(VoiceFrameKind.KeepAlive, false, (ushort)i, 0, null).Write(frame);
            line.ReceiveVoice(frame, page).ShouldBeTrue();
        }

        news.ShouldBe(["connected"]);
    }

    [Fact]
    public void Page_when_it_is_heard_again_after_the_silence_then_its_line_comes_back()
    {
        Begin();
        clock.Advance(WebSocketVoice.Silence);

        line.ReceiveVoice(Voice.Frame(7), page).ShouldBeTrue();

        news.ShouldBe(["connected", nameof(PhoneLostReason.SocketSilent), "connected"]);
        heard.Packets.ShouldHaveSingleItem();
        clock.Advance(WebSocketVoice.Silence);
        news.Count.ShouldBe(4, "it is watched again");
    }

    [Fact]
    public void Page_when_it_ended_its_audio_after_the_silence_then_a_late_frame_brings_nothing_back()
    {
        Begin();
        clock.Advance(WebSocketVoice.Silence);
        line.Receive(PhoneSignalling.Write(new PhoneMessage.Voice(false, false)), page);

        line.ReceiveVoice(Voice.Frame(7), page).ShouldBeTrue();

        line.Transport.IsConnected.ShouldBeFalse();
        heard.Packets.ShouldBeEmpty();
    }

    public void Dispose() => line.Dispose();

    private void Begin()
    {
        line.Attach(new(1), page, frames);
        line.Receive(PhoneSignalling.Write(new PhoneMessage.Voice(true, false, "openssl")), page).ShouldBeNull();
    }

    private sealed class Heard : IRtpReceiver
    {
        public List<byte[]> Packets { get; } = [];

        public void OnPacket(Span<byte> packet, long arrival) => Packets.Add(packet.ToArray());
    }
}
