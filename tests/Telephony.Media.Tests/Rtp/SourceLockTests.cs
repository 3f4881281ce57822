using System.Net;
using Shouldly;
using Telephony.Media.Rtp;

namespace Telephony.Media.Tests.Rtp;

public sealed class SourceLockTests
{
    private const long WindowEnd = 1000;
    private static readonly IPEndPoint s_public = new(IPAddress.Parse("203.0.113.5"), 4000);
    private static readonly IPEndPoint s_private = new(IPAddress.Parse("192.168.1.20"), 4000);
    private static readonly IPAddress s_strangersHost = IPAddress.Parse("198.51.100.9");
    private static readonly UdpSource s_stranger = UdpSource.Of(new IPEndPoint(s_strangersHost, 5000));

    [Fact]
    public void The_announced_source_locks_at_once_and_nobody_else_comes_in()
    {
        var sut = new SourceLock(s_public, null, WindowEnd);
        Judge(sut, UdpSource.Of(s_public), 1).ShouldBe(SourceVerdict.Locked);
        Judge(sut, UdpSource.Of(s_public), 2).ShouldBe(SourceVerdict.Accepted);
        for (ushort i = 0; i < 100; i++)
            Judge(sut, s_stranger, i).ShouldBe(SourceVerdict.Rejected);
    }

    [Fact]
    public void A_stranger_is_never_learnt_when_the_announced_address_is_public()
    {
        var sut = new SourceLock(s_public, null, WindowEnd);
        for (ushort i = 0; i < 100; i++)
            Judge(sut, s_stranger, i).ShouldBe(SourceVerdict.Rejected);
    }

    [Fact]
    public void A_stranger_is_never_learnt_for_a_private_address_of_unknown_signalling()
    {
        var sut = new SourceLock(s_private, null, WindowEnd);
        for (ushort i = 0; i < 100; i++)
            Judge(sut, s_stranger, i).ShouldBe(SourceVerdict.Rejected);
    }

    [Fact]
    public void A_translated_port_of_the_announced_host_is_learnt_after_probation()
    {
        var sut = new SourceLock(s_public, null, WindowEnd);
        var translated = UdpSource.Of(new IPEndPoint(s_public.Address, 61_000));
        Judge(sut, translated, 1).ShouldBe(SourceVerdict.Rejected);
        Judge(sut, translated, 2).ShouldBe(SourceVerdict.Rejected);
        Judge(sut, translated, 3).ShouldBe(SourceVerdict.Rejected);
        Judge(sut, translated, 4).ShouldBe(SourceVerdict.Locked);
    }

    [Fact]
    public void A_source_behind_nat_is_learnt_only_in_sequence_of_one_stream()
    {
        var sut = new SourceLock(s_private, s_strangersHost, WindowEnd);
        foreach (var sequence in (ushort[])[1, 2, 3, 9, 10, 11])
            Judge(sut, s_stranger, sequence).ShouldBe(SourceVerdict.Rejected);
        Judge(sut, s_stranger, 12, ssrc: 99).ShouldBe(SourceVerdict.Rejected);
        Judge(sut, s_stranger, 13).ShouldBe(SourceVerdict.Rejected);
        Judge(sut, s_stranger, 14).ShouldBe(SourceVerdict.Rejected);
        Judge(sut, s_stranger, 15).ShouldBe(SourceVerdict.Rejected);
        Judge(sut, s_stranger, 16).ShouldBe(SourceVerdict.Locked);
    }

    [Fact]
    public void The_announced_source_takes_a_learnt_lock_back_within_the_window_and_not_after_it()
    {
        foreach (var (now, expected) in ((long, SourceVerdict)[])[(500, SourceVerdict.Locked), (1500, SourceVerdict.Rejected)])
        {
            var sut = new SourceLock(s_private, s_strangersHost, WindowEnd);
            for (ushort i = 1; i <= 4; i++)
                Judge(sut, s_stranger, i);
            sut.Judge(UdpSource.Of(s_private), Header(1, 5), now).ShouldBe(expected);
        }
    }

    [Fact]
    public void Nothing_is_learnt_after_the_window()
    {
        var sut = new SourceLock(s_private, s_strangersHost, WindowEnd);
        for (ushort i = 1; i <= 10; i++)
            sut.Judge(s_stranger, Header(i, 7), WindowEnd + 1).ShouldBe(SourceVerdict.Rejected);
        sut.Judge(UdpSource.Of(s_private), Header(1, 7), WindowEnd + 1).ShouldBe(SourceVerdict.Locked);
    }

    [Fact]
    public void Known_signalling_narrows_who_can_be_learnt()
    {
        var host = IPAddress.Parse("198.51.100.77");
        var sut = new SourceLock(s_private, host, WindowEnd);
        for (ushort i = 1; i <= 10; i++)
            Judge(sut, s_stranger, i).ShouldBe(SourceVerdict.Rejected);
        var phone = UdpSource.Of(new IPEndPoint(host, 30_000));
        for (ushort i = 1; i <= 3; i++)
            Judge(sut, phone, i).ShouldBe(SourceVerdict.Rejected);
        Judge(sut, phone, 4).ShouldBe(SourceVerdict.Locked);
    }

    [Theory]
    [InlineData("127.0.0.1", 4000)]
    [InlineData("2001:db8::7", 65535)]
    public void Sources_compare_by_address_and_port(string address, int port)
    {
        var point = new IPEndPoint(IPAddress.Parse(address), port);
        UdpSource.Of(point).ShouldBe(UdpSource.Of(point.Serialize()));
        UdpSource.Of(point).ShouldNotBe(UdpSource.Of(new IPEndPoint(point.Address, port - 1)));
        UdpSource.Of(point).Port.ShouldBe((ushort)port);
    }

    private static SourceVerdict Judge(SourceLock sut, UdpSource source, ushort sequence, uint ssrc = 7) =>
        sut.Judge(source, Header(sequence, ssrc), now: 10);

    private static RtpHeader Header(ushort sequence, uint ssrc) => new(false, 0, sequence, sequence * 160u, ssrc, 12, 160);
}
