using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Benchmarks;

/// <summary>
/// Phones of all agents on one socket. Each answers at once, talks for a moment, hangs up, and notes how long it takes until the next INVITE is there for it:
/// from the first byte of BYE handed to the kernel to the INVITE read.
/// </summary>
internal sealed class BusyPhones : IDisposable
{
    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(1);
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private readonly IPEndPoint _product;
    private readonly Thread _thread;
    private readonly TimeSpan _talk;
    private readonly Dictionary<string, long> _freed = new(StringComparer.Ordinal);
    private readonly PriorityQueue<(string Extension, string Bye), long> _talks = new();
    private readonly Lock _gate = new();
    private readonly List<double> _times = [];
    private volatile bool _stopped;
    private int _answered;

    /// <param name="port">Where the phones registered from.</param>
    /// <param name="product">The product's SIP address.</param>
    /// <param name="talk">How long a talk is; each agent's is a little longer than the one's before, so that they do not hang up in step.</param>
    public BusyPhones(int port, IPEndPoint product, TimeSpan talk)
    {
        (_product, _talk) = (product, talk);
        _socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
        _thread = new Thread(Run) { IsBackground = true, Name = "busy phones" };
        _thread.Start();
    }

    /// <summary>Calls that were answered so far.</summary>
    public int Answered => Volatile.Read(ref _answered);

    /// <summary>Milliseconds from an agent's hang-up to his next INVITE, in order.</summary>
    public IReadOnlyList<double> Times
    {
        get
        {
            lock (_gate)
            {
                return [.. _times];
            }
        }
    }

    /// <summary>Phones that are asked for a second call while they have one.</summary>
    public int Doubles { get; private set; }

    public void Dispose()
    {
        _stopped = true;
        _thread.Join();
        _socket.Dispose();
    }

    private void Run()
    {
        var buffer = new byte[8192];
        var ringing = new HashSet<string>(StringComparer.Ordinal);
        while (!_stopped)
        {
            while (_talks.TryPeek(out var over, out var at) && at <= Stopwatch.GetTimestamp())
            {
                _talks.Dequeue();
                ringing.Remove(over.Extension);
                _freed[over.Extension] = Stopwatch.GetTimestamp();
                Send(over.Bye);
            }

            if (!_socket.Poll(s_look, SelectMode.SelectRead))
                continue;
            var read = _socket.Receive(buffer);
            var now = Stopwatch.GetTimestamp();
            var message = Encoding.ASCII.GetString(buffer, 0, read);
            if (message.StartsWith("INVITE ", StringComparison.Ordinal))
                Invited(message, now, ringing);
            else if (!message.StartsWith("SIP/2.0 ", StringComparison.Ordinal) && !message.StartsWith("ACK ", StringComparison.Ordinal))
                Send(Answer(message, "200 OK", Header(message, "To"), ""));
        }
    }

    private void Invited(string invite, long now, HashSet<string> busy)
    {
        // INVITE sip:8001@127.0.0.1:40000 SIP/2.0
        var extension = invite[(invite.IndexOf(':', StringComparison.Ordinal) + 1)..invite.IndexOf('@', StringComparison.Ordinal)];
        var to = Header(invite, "To");
        if (to.Contains(";tag=", StringComparison.Ordinal))
        {
            Send(Answer(invite, "200 OK", to, Body(now)));
            return;
        }

        if (_freed.Remove(extension, out var freed))
            Note(Stopwatch.GetElapsedTime(freed, now).TotalMilliseconds);
        if (!busy.Add(extension))
        {
            Doubles++;
            return;
        }

        var mine = string.Create(CultureInfo.InvariantCulture, $"{to};tag={now}");
        Send(Answer(invite, "200 OK", mine, Body(now)));
        Interlocked.Increment(ref _answered);
        var talk = _talk + (_talk * (int.Parse(extension, CultureInfo.InvariantCulture) % 20 / 40.0));
        var target = Header(invite, "Contact");
        var bye = string.Create(CultureInfo.InvariantCulture,
            $"BYE {target[(target.IndexOf('<', StringComparison.Ordinal) + 1)..target.IndexOf('>', StringComparison.Ordinal)]} SIP/2.0\r\nVia: SIP/2.0/UDP {_socket.LocalEndPoint};branch=z9hG4bKbusy{now}\r\nFrom: {mine}\r\nTo: {Header(invite, "From")}\r\nCall-ID: {Header(invite, "Call-ID")}\r\nCSeq: 1 BYE\r\nMax-Forwards: 70\r\nContent-Length: 0\r\n\r\n");
        _talks.Enqueue((extension, bye), now + (long)(talk.TotalSeconds * Stopwatch.Frequency));
    }

    private void Note(double ms)
    {
        lock (_gate)
        {
            _times.Add(ms);
        }
    }

    private void Send(string message) => _socket.SendTo(Encoding.ASCII.GetBytes(message), _product);

    private string Answer(string request, string status, string to, string body)
    {
        var vias = string.Concat(request.Split("\r\n").Where(line => line.StartsWith("Via:", StringComparison.OrdinalIgnoreCase)).Select(line => line + "\r\n"));
        var type = body.Length == 0 ? "" : "Content-Type: application/sdp\r\n";
        return string.Create(CultureInfo.InvariantCulture,
            $"SIP/2.0 {status}\r\n{vias}From: {Header(request, "From")}\r\nTo: {to}\r\nCall-ID: {Header(request, "Call-ID")}\r\nCSeq: {Header(request, "CSeq")}\r\nContact: <sip:{_socket.LocalEndPoint}>\r\n{type}Content-Length: {body.Length}\r\n\r\n{body}");
    }

    // Nobody speaks, and nobody listens: the discard port takes what the caller says.
    private static string Body(long session) => string.Create(CultureInfo.InvariantCulture,
        $"v=0\r\no=- {session} 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio 9 RTP/AVP 0\r\na=rtpmap:0 PCMU/8000\r\n");

    private static string Header(string message, string name)
    {
        foreach (var line in message.Split("\r\n"))
        {
            if (line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))
                return line[(name.Length + 1)..].Trim();
        }

        return "";
    }
}
