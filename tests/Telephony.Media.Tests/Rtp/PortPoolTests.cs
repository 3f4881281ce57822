using System.Net;
using System.Net.Sockets;
using AfterSales.Tests.Shared;
using Shouldly;
using Telephony.Media.Rtp;

namespace Telephony.Media.Tests.Rtp;

public sealed class PortPoolTests
{
    private readonly ManualClock _clock = new();

    [Fact]
    public void Exhaustion_is_a_clear_error_and_a_rested_port_ends_it()
    {
        var (first, pool) = Range(3);
        var sockets = Enumerable.Range(0, 3).Select(_ => pool.Bind()).ToList();
        sockets.Select(Port).ShouldAllBe(p => p % 2 == 0);

        var error = Should.Throw<MediaException>(() => pool.Bind());
        error.Fault.ShouldBe(MediaFault.NoFreePort);
        error.Message.ShouldContain($"{first}-{first + 4}");
        error.Message.ShouldContain("3 in use");

        var returned = Port(sockets[1]);
        sockets[1].Dispose();
        pool.Return(returned);
        Should.Throw<MediaException>(() => pool.Bind()).Message.ShouldContain("1 resting");
        _clock.Advance(TimeSpan.FromSeconds(30));
        using (var again = pool.Bind())
            Port(again).ShouldBe(returned);
        sockets.ForEach(s => s.Dispose());
    }

    [Fact]
    public void A_released_port_is_not_given_again_before_its_rest_is_over_though_others_are()
    {
        var (first, pool) = Range(2);
        using (var released = pool.Bind())
            Port(released).ShouldBe(first);
        pool.Return(first);
        using var other = pool.Bind();
        Port(other).ShouldBe(first + 2);
        for (var second = 0; second < 30; second++)
        {
            Should.Throw<MediaException>(() => pool.Bind()).Fault.ShouldBe(MediaFault.NoFreePort);
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        using var again = pool.Bind();
        Port(again).ShouldBe(first);
    }

    [Fact]
    public void Reports_get_the_odd_port_above_or_none_when_another_program_has_it()
    {
        var (first, pool) = Range(2);
        using (var control = pool.BindControl(first))
            Port(control!).ShouldBe(first + 1);
        using var other = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        other.Bind(new IPEndPoint(IPAddress.Loopback, first + 1));
        pool.BindControl(first).ShouldBeNull();
    }

    [Fact]
    public void A_port_of_another_program_is_skipped()
    {
        var (first, pool) = Range(2);
        using var other = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        other.Bind(new IPEndPoint(IPAddress.Loopback, first));
        using var socket = pool.Bind();
        Port(socket).ShouldBe(first + 2);
        Should.Throw<MediaException>(() => pool.Bind()).Message.ShouldContain("1 taken by other programs");
    }

    [Fact]
    public void A_range_without_an_even_port_is_refused() =>
        Should.Throw<ArgumentException>(() => new PortPool(Options(20_001, 20_001), _clock)).Message.ShouldContain("20001-20001");

    private (int First, PortPool Pool) Range(int ports)
    {
        // A stretch that is free now; other tests use ephemeral ports, which lie above.
        for (var first = 12_000 + (2 * Random.Shared.Next(5000)); ; first += 2)
        {
            if (Enumerable.Range(0, ports).All(i => IsFree(first + (2 * i))))
                return (first, new PortPool(Options(first, first + (2 * ports) - 1), _clock));
        }
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
            socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static MediaOptions Options(int first, int last) => new(IPAddress.Loopback, IPAddress.Loopback, first, last, "unused");

    private static int Port(Socket socket) => ((IPEndPoint)socket.LocalEndPoint!).Port;
}
