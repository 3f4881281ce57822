using Shouldly;
using Telephony.Media.Dtls;
using Telephony.Media.Srtp;
using Xunit;

namespace Telephony.Media.Tests.Phone;

public sealed class DtlsServerSessionTests : IDtlsWire, IDisposable
{
    private readonly DtlsServerContext context = DtlsServerContext.Create(TimeProvider.System);
    private readonly Queue<byte[]> sent = new();

    [Theory]
    [InlineData("SRTP_AEAD_AES_128_GCM:SRTP_AES128_CM_SHA1_80", SrtpProfile.AeadAes128Gcm)]
    [InlineData("SRTP_AES128_CM_SHA1_80", SrtpProfile.Aes128CmHmacSha1Tag80)]
    public void Handshake_when_the_fingerprint_is_right_then_both_ends_hold_the_same_keys(string offered, SrtpProfile expected)
    {
        using var client = new DtlsClient(offered);
        using var server = new DtlsServerSession(context, client.Fingerprint, this);

        Shake(client, server);

        server.State.ShouldBe(DtlsState.Established);
        client.IsEstablished.ShouldBeTrue();
        using var ours = server.CreateSrtp();
        using var theirs = client.CreateSrtp(expected);
        ours.Profile.ShouldBe(expected);
        var buffer = new byte[400];
        var clear = RtpPackets.Create(1, 1);
        clear.CopyTo(buffer, 0);
        theirs.Outbound.Protect(buffer, clear.Length, out var length).ShouldBe(SrtpOutcome.Passed);
        ours.Inbound.Unprotect(buffer.AsSpan(0, length), out _).ShouldBe(SrtpOutcome.Passed);
    }

    [Fact]
    public void Handshake_when_the_certificate_is_not_the_promised_one_then_no_keys()
    {
        using var client = new DtlsClient();
        using var other = new DtlsClient();
        using var server = new DtlsServerSession(context, other.Fingerprint, this);

        Shake(client, server);

        server.State.ShouldBe(DtlsState.WrongFingerprint);
        Should.Throw<InvalidOperationException>(() => server.CreateSrtp());
    }

    [Fact]
    public void Handshake_when_the_client_offers_no_srtp_then_failed()
    {
        using var client = new DtlsClient(srtpProfiles: "");
        using var server = new DtlsServerSession(context, client.Fingerprint, this);

        Shake(client, server);

        server.State.ShouldBe(DtlsState.Failed);
    }

    [Fact]
    public void Flights_when_sent_then_whole_records_within_the_mtu()
    {
        using var client = new DtlsClient();
        using var server = new DtlsServerSession(context, client.Fingerprint, this);

        server.OnDatagram(client.Step([]));

        sent.ShouldNotBeEmpty();
        foreach (var datagram in sent)
        {
            datagram.Length.ShouldBeLessThanOrEqualTo(DtlsServerSession.Mtu);
            datagram[0].ShouldBeInRange((byte)20, (byte)63);
            var at = 0;
            while (at < datagram.Length)
                at += 13 + (datagram[at + 11] << 8 | datagram[at + 12]);
            at.ShouldBe(datagram.Length);
        }
    }

    [Fact]
    public void Flight_when_unanswered_then_the_timer_sends_it_again()
    {
        using var client = new DtlsClient();
        using var server = new DtlsServerSession(context, client.Fingerprint, this);
        server.OnDatagram(client.Step([]));
        var first = Joined().Length;
        sent.Clear();

        // OpenSSL's own clock: its first time-out is a second
        SpinWait.SpinUntil(() => { server.OnTimer(); return sent.Count > 0; }, TimeSpan.FromSeconds(20)).ShouldBeTrue();

        Joined().Length.ShouldBe(first);
        Shake(client, server, client.Step(Joined()));
        server.State.ShouldBe(DtlsState.Established);
    }

    [Fact]
    public void Last_flight_when_lost_then_a_repeated_client_flight_brings_it_again()
    {
        using var client = new DtlsClient();
        using var server = new DtlsServerSession(context, client.Fingerprint, this);
        server.OnDatagram(client.Step([]));
        var finale = client.Step(Joined());
        server.OnDatagram(finale);
        server.State.ShouldBe(DtlsState.Established);
        sent.Clear();

        server.OnDatagram(finale);

        client.Step(Joined());
        server.State.ShouldBe(DtlsState.Established);
    }

    [Fact]
    public void Close_when_the_peer_says_goodbye_then_closed()
    {
        using var client = new DtlsClient();
        using var server = new DtlsServerSession(context, client.Fingerprint, this);
        Shake(client, server);

        server.OnDatagram(client.Close());

        server.State.ShouldBe(DtlsState.Closed);
    }

    [Fact]
    public void Dispose_when_established_then_the_peer_hears_it()
    {
        using var client = new DtlsClient();
        var server = new DtlsServerSession(context, client.Fingerprint, this);
        Shake(client, server);

        server.Dispose();

        client.Step(Joined());
        client.IsEnded.ShouldBeTrue();
    }

    [Fact]
    public void Garbage_when_it_floods_the_handshake_then_bounded_and_no_keys()
    {
        using var client = new DtlsClient();
        using var server = new DtlsServerSession(context, client.Fingerprint, this);
        var random = new Random(6347);
        var garbage = new byte[1200];
        for (var i = 0; i < 200; i++)
        {
            random.NextBytes(garbage);
            garbage[0] = 22;
            server.OnDatagram(garbage);
        }

        server.State.ShouldBe(DtlsState.Failed);
    }

    [Fact]
    public void Handshake_when_mutated_client_hellos_come_then_never_established()
    {
        using var client = new DtlsClient();
        var hello = client.Step([]);
        var random = new Random(5764);
        for (var i = 0; i < 500; i++)
        {
            byte[] mutated = [.. hello];
            for (var n = random.Next(1, 8); n > 0; n--)
                mutated[random.Next(mutated.Length)] = (byte)random.Next(256);
            using var server = new DtlsServerSession(context, client.Fingerprint, this);
            server.OnDatagram(mutated);
            server.State.ShouldNotBe(DtlsState.Established);
        }
    }

    [Fact]
    public void Libraries_when_missing_then_the_message_names_them()
    {
        var failure = Should.Throw<DtlsUnavailableException>(() => OpenSslLibraries.LoadFirst("libssl", ["libnowhere.so.3", "libnothing.dll"]));

        failure.Message.ShouldContain("libnowhere.so.3");
        failure.Message.ShouldContain("OpenSSL 3");
    }

    [Fact]
    public void Fingerprint_when_printed_then_parsed_again_in_either_case_and_nothing_else()
    {
        var print = context.Fingerprint.ToString();

        CertificateFingerprint.TryParse(print, out var same).ShouldBeTrue();
        CertificateFingerprint.TryParse(print.ToLowerInvariant(), out var lower).ShouldBeTrue();
        same.Matches(context.Fingerprint).ShouldBeTrue();
        lower.Matches(context.Fingerprint).ShouldBeTrue();
        CertificateFingerprint.TryParse(print.AsSpan(0, print.Length - 1), out _).ShouldBeFalse();
        CertificateFingerprint.TryParse(print.Replace(':', '-'), out _).ShouldBeFalse();
        CertificateFingerprint.TryParse(string.Concat("+", print.AsSpan(1)), out _).ShouldBeFalse();
    }

    void IDtlsWire.SendDtls(ReadOnlySpan<byte> datagram) => sent.Enqueue(datagram.ToArray());

    public void Dispose() => context.Dispose();

    private void Shake(DtlsClient client, DtlsServerSession server) => Shake(client, server, client.Step([]));

    private void Shake(DtlsClient client, DtlsServerSession server, byte[] outgoing)
    {
        for (var round = 0; round < 6 && outgoing.Length > 0; round++)
        {
            sent.Clear();
            foreach (var record in Records(outgoing))
                server.OnDatagram(record);
            outgoing = sent.Count > 0 ? client.Step(Joined()) : [];
        }
    }

    /// <summary>One datagram per record: a repeated hello must not share one with its answer, their versions differ.</summary>
    private static IEnumerable<byte[]> Records(byte[] flight)
    {
        for (int at = 0, next; at < flight.Length; at = next)
        {
            next = at + 13 + (flight[at + 11] << 8 | flight[at + 12]);
            yield return flight[at..next];
        }
    }

    private byte[] Joined() => [.. sent.SelectMany(s => s)];
}
