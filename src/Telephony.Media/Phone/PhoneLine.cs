using System.Security.Cryptography;
using Telephony.Media.Dtls;

namespace Telephony.Media.Phone;

/// <summary>
/// One signed-in agent's phone on the server: the transport that the agent's leg holds, and the conversation with whichever
/// page currently speaks for it. Pages come and go (reload, lost socket, second tab); the line and its transport stay.
/// </summary>
/// <remarks>Thread-safe.</remarks>
public sealed class PhoneLine : IDisposable
{
    private const int SessionBytes = 16;
    private readonly Lock gate = new();
    private readonly TimeProvider clock;
    private Action<string>? page;
    private long detachedAt;

    internal PhoneLine(string owner, BrowserPhoneTransport transport, TimeProvider clock)
    {
        this.clock = clock;
        Owner = owner;
        Transport = transport;
        detachedAt = clock.GetTimestamp();
        transport.Connected += () => Push(new PhoneMessage.MediaChanged(Connected: true));
        transport.Lost += reason => Push(new PhoneMessage.MediaChanged(Connected: false, reason.ToString()));
    }

    /// <summary>The page told something of itself: mute, microphone, quality.</summary>
    public event Action<PhoneMessage>? Reported;

    /// <summary>The user this phone belongs to, as the sign-in names it.</summary>
    public string Owner { get; }

    /// <summary>The secret by which a page finds its line again; 128 random bits.</summary>
    public string Session { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SessionBytes));

    /// <summary>What the agent's leg sends to and receives from; the same object as long as the line lives.</summary>
    public BrowserPhoneTransport Transport { get; }

    /// <summary>For how long no page has spoken for this line; zero while one does.</summary>
    public TimeSpan Unattended
    {
        get
        {
            lock (gate)
                return page is null ? clock.GetElapsedTime(detachedAt) : TimeSpan.Zero;
        }
    }

    /// <summary>Gives the line to a page that said hello; the page that had it is told goodbye.</summary>
    /// <param name="hello">The page's first message.</param>
    /// <param name="send">Queues text for the page's WebSocket; must not block. Its identity is the page's: pass the same delegate to <see cref="Detach"/>.</param>
    /// <returns>The reply to the hello.</returns>
    public string Attach(PhoneMessage.Hello hello, Action<string> send)
    {
        ArgumentNullException.ThrowIfNull(hello);
        Action<string>? former;
        lock (gate)
        {
            former = page;
            page = send;
        }

        former?.Invoke(PhoneSignalling.Write(new PhoneMessage.Bye("replaced")));
        var resumed = Session.Equals(hello.Session, StringComparison.Ordinal);
        return PhoneSignalling.Write(new PhoneMessage.Welcome(Session, resumed, Transport.IsConnected));
    }

    /// <summary>The page's WebSocket closed. The media goes on; a page that was replaced already changes nothing.</summary>
    public void Detach(Action<string> send)
    {
        lock (gate)
        {
            if (!Equals(page, send))
                return;
            page = null;
            detachedAt = clock.GetTimestamp();
        }
    }

    /// <summary>Handles one message of a page.</summary>
    /// <param name="text">The WebSocket's text.</param>
    /// <param name="send">The page's delegate, as given to <see cref="Attach"/>: a page that was replaced is not heard any more.</param>
    /// <returns>The reply to send, or null.</returns>
    public string? Receive(string text, Action<string> send)
    {
        lock (gate)
        {
            if (!Equals(page, send))
                return null;
        }

        if (!PhoneSignalling.TryRead(text, out var message))
            return PhoneSignalling.Write(new PhoneMessage.Refused(null, "protocol", "not a message of this protocol", Retry: false));
        switch (message)
        {
            case PhoneMessage.Offer offer:
                return PhoneSignalling.Write(Reply(offer));
            case PhoneMessage.Ping ping:
                return PhoneSignalling.Write(new PhoneMessage.Pong(ping.At));
            case PhoneMessage.State or PhoneMessage.Statistics or PhoneMessage.Bye:
                Reported?.Invoke(message);
                return null;
            default:
                return PhoneSignalling.Write(new PhoneMessage.Refused(null, "protocol", "not a page's message here", Retry: false));
        }
    }

    /// <summary>Sends the page a message, if there is a page.</summary>
    public void Push(PhoneMessage message)
    {
        Action<string>? to;
        lock (gate)
            to = page;
        to?.Invoke(PhoneSignalling.Write(message));
    }

    /// <summary>Ends the phone.</summary>
    public void Dispose() => Transport.Dispose();

    private PhoneMessage Reply(PhoneMessage.Offer offer)
    {
        try
        {
            return new PhoneMessage.Answer(offer.Id, Transport.Answer(offer.Sdp));
        }
        catch (PhoneOfferException refused)
        {
            return new PhoneMessage.Refused(offer.Id, "offer", refused.Message, Retry: false);
        }
        catch (DtlsUnavailableException missing)
        {
            return new PhoneMessage.Refused(offer.Id, "dtls", missing.Message, Retry: false);
        }
        catch (ObjectDisposedException)
        {
            return new PhoneMessage.Refused(offer.Id, "closed", "the phone was signed out", Retry: false);
        }
    }
}
