namespace Telephony.Sip;

/// <summary>A listen address could not be bound; the message names it.</summary>
public sealed class SipBindException : Exception
{
    /// <summary>For serializers.</summary>
    public SipBindException()
    {
    }

    /// <summary>With a message.</summary>
    /// <param name="message">What went wrong.</param>
    public SipBindException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and its cause.</summary>
    /// <param name="message">What went wrong.</param>
    /// <param name="innerException">The socket's complaint.</param>
    public SipBindException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The address that could not be bound.</summary>
    public SipListenAddress? Address { get; init; }
}
