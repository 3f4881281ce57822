using System.Buffers.Binary;
using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Telephony.Media.Phone;
using Telephony.Media.Srtp;
using Xunit;

namespace Telephony.Media.Tests.Phone;

public sealed class BrowserPhoneTransportTests : IDisposable
{
    private readonly ManualTime clock = new();
    private readonly BrowserPhoneTransport phone;
    private readonly EchoReceiver echo;
    private readonly List<string> events = [];

    public BrowserPhoneTransportTests()
    {
        var options = new BrowserPhoneOptions { BindAddress = IPAddress.Loopback, AdvertisedAddress = IPAddress.Loopback };
        phone = BrowserPhoneTransport.Create(options, clock, NullLogger.Instance);
        echo = new(phone);
        phone.Start(echo);
        phone.Connected += () => Note("connected");
        phone.Lost += reason => Note($"lost {reason}");
    }

    [Fact]
    public async Task Page_when_connected_then_its_audio_comes_back_under_the_promised_source()
    {
        using var page = new PageDouble();
        await page.ConnectAsync(phone);

        page.Send(page.Protect(RtpPackets.Create(1, 10, 1600)));
        var first = await page.HearAsync();
        page.Send(page.Protect(RtpPackets.Create(1, 11, 1760)));
        var second = await page.HearAsync();

        page.Answer.ShouldContain($"a=ssrc:{RtpLayout.Ssrc(first)} ");
        first[12..].ShouldBe(RtpPackets.Create(1, 10)[12..]);
        (RtpLayout.Sequence(second) - RtpLayout.Sequence(first)).ShouldBe(1);
        (BinaryPrimitives.ReadUInt32BigEndian(second.AsSpan(4)) - BinaryPrimitives.ReadUInt32BigEndian(first.AsSpan(4))).ShouldBe(160u);
        await HappenedAsync("connected");
        phone.Profile.ShouldBe(SrtpProfile.AeadAes128Gcm);
    }

    [Fact]
    public async Task Calls_when_each_begins_its_own_numbers_then_the_browser_hears_one_stream()
    {
        using var page = new PageDouble();
        await page.ConnectAsync(phone);
        await HappenedAsync("connected");

        phone.Send(RtpPackets.Create(111, 40_000, 5));
        var first = await page.HearAsync();
        clock.Advance(TimeSpan.FromSeconds(2));
        phone.Send(RtpPackets.Create(222, 7, 900_000));
        var second = await page.HearAsync();

        RtpLayout.Ssrc(second).ShouldBe(RtpLayout.Ssrc(first));
        ((ushort)(RtpLayout.Sequence(second) - RtpLayout.Sequence(first))).ShouldBe((ushort)1);
        (BinaryPrimitives.ReadUInt32BigEndian(second.AsSpan(4)) - BinaryPrimitives.ReadUInt32BigEndian(first.AsSpan(4))).ShouldBe(16_000u);
    }

    [Fact]
    public async Task Dtls_when_it_comes_before_any_check_then_ignored()
    {
        using var page = new PageDouble();
        page.Offer(phone);

        page.Send(page.Dtls.Step([]));

        await UntilAsync(() => phone.Statistics().Strangers == 1);
        phone.Statistics().HandshakeMilliseconds.ShouldBeNull();
        page.Dtls.IsEstablished.ShouldBeFalse();
    }

    [Fact]
    public async Task Certificate_when_it_is_not_the_offered_one_then_refused_once_and_no_audio()
    {
        using var page = new PageDouble();
        using var other = new DtlsClient();
        page.Offer(phone, fingerprint: other.Fingerprint.ToString());
        await page.CheckAsync();

        await page.ShakeAsync();

        await HappenedAsync("lost WrongFingerprint");
        phone.IsConnected.ShouldBeFalse();
        phone.Profile.ShouldBe(SrtpProfile.None);
        phone.Send(RtpPackets.Create(1, 1));
        phone.Statistics().SendsDropped.ShouldBe(1);
    }

    [Fact]
    public async Task Packets_when_tampered_replayed_plain_or_from_a_stranger_then_none_reaches_the_call()
    {
        using var page = new PageDouble();
        await page.ConnectAsync(phone);
        var good = page.Protect(RtpPackets.Create(1, 1));
        page.Send(good);
        await page.HearAsync();

        byte[] tampered = [.. page.Protect(RtpPackets.Create(1, 2))];
        tampered[20] ^= 1;
        page.Send(tampered);
        page.Send(good);
        page.Send(RtpPackets.Create(1, 3));
        await UntilAsync(() => phone.Statistics() is { Forged: 2, Replayed: 1 });

        using var stranger = new PageDouble();
        var overheard = page.Protect(RtpPackets.Create(1, 4));
        page.MoveAddress();
        page.Send(overheard);
        await UntilAsync(() => phone.Statistics().Strangers == 1);

        echo.Packets.ShouldBe(1);
    }

    [Fact]
    public async Task Address_when_a_new_one_is_nominated_then_the_audio_follows_and_the_keys_stay()
    {
        using var page = new PageDouble();
        await page.ConnectAsync(phone);
        page.MoveAddress();

        await page.CheckAsync(nominate: true);
        page.Send(page.Protect(RtpPackets.Create(1, 1)));
        await page.HearAsync();

        phone.Statistics().PathChanges.ShouldBe(2);
        Told().ShouldBe(["connected"]);
    }

    [Fact]
    public async Task Consent_when_it_expires_then_lost_once_and_a_restart_revives_the_same_keys()
    {
        using var page = new PageDouble();
        await page.ConnectAsync(phone);
        await HappenedAsync("connected");

        clock.Advance(TimeSpan.FromSeconds(31));
        clock.Advance(TimeSpan.FromSeconds(31));
        Told().ShouldBe(["connected", "lost ConsentExpired"]);
        phone.Send(RtpPackets.Create(1, 1));
        phone.Statistics().SendsDropped.ShouldBe(1);

        page.Offer(phone, fragment: "again");
        await page.CheckAsync(fragment: "again");
        page.Send(page.Protect(RtpPackets.Create(1, 1)));
        await page.HearAsync();
        Told().ShouldBe(["connected", "lost ConsentExpired", "connected"]);
    }

    [Fact]
    public async Task Page_when_another_one_offers_then_the_first_is_replaced_and_shut_out()
    {
        using var first = new PageDouble("1");
        using var second = new PageDouble("2");
        await first.ConnectAsync(phone);
        await HappenedAsync("connected");

        await second.ConnectAsync(phone);
        second.Send(second.Protect(RtpPackets.Create(5, 1)));
        await second.HearAsync();
        Told().ShouldBe(["connected", "lost Replaced", "connected"]);

        var heard = echo.Packets;
        first.Send(StunChecks.Create(first.ServerCredentials, nominate: true));
        first.Send(first.Protect(RtpPackets.Create(1, 1)));
        await UntilAsync(() => phone.Statistics() is { Strangers: 1, ChecksRefused: 1 });
        echo.Packets.ShouldBe(heard);
    }

    [Fact]
    public async Task Page_when_it_says_goodbye_then_lost_at_once()
    {
        using var page = new PageDouble();
        await page.ConnectAsync(phone);
        await HappenedAsync("connected");

        page.Send(page.Dtls.Close());

        await HappenedAsync("lost ClosedByPeer");
        clock.Advance(TimeSpan.FromSeconds(60));
        Told().Count.ShouldBe(2);
    }

    [Fact]
    public void Page_when_it_never_comes_then_told_after_half_a_minute()
    {
        using var page = new PageDouble();
        page.Offer(phone);

        clock.Advance(TimeSpan.FromSeconds(29));
        Told().ShouldBeEmpty();
        clock.Advance(TimeSpan.FromSeconds(2));

        Told().ShouldBe(["lost NeverConnected"]);
    }

    [Fact]
    public async Task Reports_when_five_seconds_pass_then_the_browser_gets_one_and_its_own_are_read()
    {
        using var page = new PageDouble();
        await page.ConnectAsync(phone);
        await HappenedAsync("connected");
        page.Send(page.Protect(RtpPackets.Create(1, 1)));
        await page.HearAsync();

        clock.Advance(TimeSpan.FromSeconds(6));
        var report = await page.ReceiveAsync();

        RtpLayout.IsRtcp(report).ShouldBeTrue();
        page.Srtp!.Inbound.UnprotectRtcp(report, out var length).ShouldBe(SrtpOutcome.Passed);
        report[1].ShouldBe((byte)200);
        (report[0] & 0x1F).ShouldBe(1);
        BinaryPrimitives.ReadUInt32BigEndian(report.AsSpan(28)).ShouldBe(1u, "the block is about the page's source");
        (length % 4).ShouldBe(0);

        page.Send(ReportOn(page, report));
        await UntilAsync(() => phone.Statistics().RemoteFractionLost is not null);
        phone.Statistics().RemoteFractionLost.ShouldBe(0.5);
        phone.Statistics().RoundTripMilliseconds!.Value.ShouldBe(0, 1);
    }

    [Fact]
    public async Task Junk_when_it_floods_the_port_then_the_call_goes_on()
    {
        using var page = new PageDouble();
        await page.ConnectAsync(phone);
        var random = new Random(7983);
        var junk = new byte[300];
        for (ushort i = 1; i <= 100; i++)
        {
            for (var n = 0; n < 20; n++)
            {
                random.NextBytes(junk);
                page.Send(junk.AsSpan(0, random.Next(1, junk.Length)));
            }

            page.Send(page.Protect(RtpPackets.Create(1, i)));
            await page.HearAsync();
        }

        echo.Packets.ShouldBe(100);
    }

    [Fact]
    public async Task Receiver_when_it_fails_on_a_packet_then_that_packet_alone_is_lost()
    {
        using var page = new PageDouble();
        await page.ConnectAsync(phone);
        echo.FailNext = true;

        page.Send(page.Protect(RtpPackets.Create(1, 1)));
        page.Send(page.Protect(RtpPackets.Create(1, 2)));

        (await page.HearAsync())[12..].ShouldBe(RtpPackets.Create(1, 2)[12..]);
    }

    [Fact]
    public async Task Packets_when_sent_then_nothing_is_allocated()
    {
        using var page = new PageDouble();
        await page.ConnectAsync(phone);
        await HappenedAsync("connected");
        var packet = RtpPackets.Create(9, 1);
        Run(1000);
        var before = GC.GetAllocatedBytesForCurrentThread();

        Run(1000);

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);

        void Run(int count)
        {
            for (var i = 0; i < count; i++)
            {
                BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(2), (ushort)(BinaryPrimitives.ReadUInt16BigEndian(packet.AsSpan(2)) + 1));
                phone.Send(packet);
            }
        }
    }

    [Fact]
    public async Task Dispose_when_connected_then_the_page_hears_goodbye_and_the_loop_ends()
    {
        using var page = new PageDouble();
        await page.ConnectAsync(phone);

        phone.Dispose();

        await phone.Reception.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        page.Dtls.Step(await page.ReceiveAsync());
        page.Dtls.IsEnded.ShouldBeTrue();
        phone.Send(RtpPackets.Create(1, 1));
        Should.Throw<ObjectDisposedException>(() => phone.Answer(Offers.Create()));
    }

    public void Dispose() => phone.Dispose();

    private static byte[] ReportOn(PageDouble page, ReadOnlySpan<byte> senderReport)
    {
        var report = new byte[32];
        report[0] = 0x81;
        report[1] = 201;
        report[3] = 7;
        BinaryPrimitives.WriteUInt32BigEndian(report.AsSpan(4), 1);
        senderReport.Slice(4, 4).CopyTo(report.AsSpan(8));
        report[12] = 128;
        senderReport.Slice(10, 4).CopyTo(report.AsSpan(24));
        var room = new byte[64];
        report.CopyTo(room, 0);
        page.Srtp!.Outbound.ProtectRtcp(room, report.Length, out var length).ShouldBe(SrtpOutcome.Passed);
        return room[..length];
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (!condition())
        {
            if (TimeProvider.System.GetElapsedTime(began) > TimeSpan.FromSeconds(60))
                throw new TimeoutException("the condition did not come true");
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }
    }

    private Task HappenedAsync(string what) => UntilAsync(() => Told().Contains(what));

    private void Note(string what)
    {
        lock (events)
            events.Add(what);
    }

    private List<string> Told()
    {
        lock (events)
            return [.. events];
    }
}
