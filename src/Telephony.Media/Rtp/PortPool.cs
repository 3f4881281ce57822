using System.Net;
using System.Net.Sockets;

namespace Telephony.Media.Rtp;

/// <summary>
/// Gives each RTP leg a bound UDP socket on an even port of the range, round robin, and its RTCP the odd port above (RFC 3550 §11); a
/// returned port rests so that late packets of its old call do not reach a new one. First port 0: the operating system chooses.
/// </summary>
internal sealed class PortPool
{
    private const int ReceiveBufferBytes = 1 << 18;
    private const int ControlBufferBytes = 1 << 13;
    private const int Resting = -1;
    private readonly IPAddress _address;
    private readonly TimeProvider _clock;
    private readonly int _first;
    private readonly Lock _gate = new();
    private readonly long _rest;
    private readonly long[] _returnedAt;
    private readonly int[] _state;
    private int _next;

    public PortPool(MediaOptions options, TimeProvider clock)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(options.FirstPort);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.LastPort, ushort.MaxValue);
        _address = options.Address;
        _clock = clock;
        _first = options.FirstPort + (options.FirstPort & 1);
        _rest = (long)(options.PortRest.TotalSeconds * clock.TimestampFrequency);
        var ports = options.FirstPort == 0 ? 0 : ((options.LastPort - _first) / 2) + 1;
        if (options.FirstPort != 0 && (options.LastPort < _first || ports < 1))
            throw new ArgumentException($"The media port range {options.FirstPort}-{options.LastPort} holds no even port.", nameof(options));
        _state = new int[ports];
        _returnedAt = new long[ports];
    }

    /// <exception cref="MediaException">Every port is in use, resting or taken by another program.</exception>
    public Socket Bind()
    {
        if (_state.Length == 0)
            return TryBind(0, out var ephemeral, out var error) ? ephemeral : throw Exhausted(error);

        lock (_gate)
        {
            SocketException? error = null;
            for (var tried = 0; tried < _state.Length; tried++)
            {
                var index = _next;
                _next = (_next + 1) % _state.Length;
                if (!IsFree(index))
                    continue;
                if (TryBind(_first + (index * 2), out var socket, out error))
                {
                    _state[index] = 1;
                    return socket;
                }
            }

            throw Exhausted(error);
        }
    }

    /// <summary>The leg on this port was closed.</summary>
    public void Return(int port)
    {
        if (_state.Length == 0)
            return;
        lock (_gate)
        {
            var index = (port - _first) / 2;
            _state[index] = Resting;
            _returnedAt[index] = _clock.GetTimestamp();
        }
    }

    /// <summary>The port above an RTP port; null when another program has it: the leg then goes without RTCP.</summary>
    public Socket? BindControl(int rtpPort) => rtpPort < ushort.MaxValue && TryBind(rtpPort + 1, out var socket, out _, ControlBufferBytes) ? socket : null;

    private bool IsFree(int index) => _state[index] == 0 || (_state[index] == Resting && _clock.GetTimestamp() - _returnedAt[index] >= _rest);

    private bool TryBind(int port, out Socket socket, out SocketException? error, int bufferBytes = ReceiveBufferBytes)
    {
        socket = new Socket(_address.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        try
        {
            socket.Blocking = false;
            socket.ReceiveBufferSize = bufferBytes;
            socket.Bind(new IPEndPoint(_address, port));
            error = null;
            return true;
        }
        catch (SocketException e)
        {
            socket.Dispose();
            error = e;
            return false;
        }
    }

    private MediaException Exhausted(SocketException? error)
    {
        if (_state.Length == 0)
            return new MediaException(MediaFault.NoFreePort, $"No UDP port could be bound on {_address}: {error?.Message}", error!);
        var used = _state.Count(s => s == 1);
        var resting = Enumerable.Range(0, _state.Length).Count(i => _state[i] == Resting && !IsFree(i));
        var others = _state.Length - used - resting;
        var text = $"No free media port in {_first}-{_first + ((_state.Length - 1) * 2)} (even ports): {used} in use, {resting} resting after a call, {others} taken by other programs.";
        return error is null ? new MediaException(MediaFault.NoFreePort, text) : new MediaException(MediaFault.NoFreePort, text, error);
    }
}
