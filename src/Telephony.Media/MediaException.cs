namespace Telephony.Media;

/// <summary>The media engine could not do what it was told; nothing has changed.</summary>
public sealed class MediaException : Exception
{
    /// <param name="fault">The reason, for programs.</param>
    /// <param name="message">The reason, for people.</param>
    public MediaException(MediaFault fault, string message) : base(message) => Fault = fault;

    /// <param name="fault">The reason, for programs.</param>
    /// <param name="message">The reason, for people.</param>
    /// <param name="inner">What the operating system said.</param>
    public MediaException(MediaFault fault, string message, Exception inner) : base(message, inner) => Fault = fault;

    /// <summary>The reason, for programs.</summary>
    public MediaFault Fault { get; }
}
