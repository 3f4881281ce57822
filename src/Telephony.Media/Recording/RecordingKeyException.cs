namespace Telephony.Media.Recording;

/// <summary>A sealed recording cannot be opened, or none can be sealed, for want of the right key. The message names the key, never its value.</summary>
public sealed class RecordingKeyException : Exception
{
    /// <param name="keyId">Name of the key, as it stands in the file.</param>
    /// <param name="message">What is wrong with it, for people.</param>
    public RecordingKeyException(string keyId, string message) : base(message) => KeyId = keyId;

    /// <summary>Name of the key.</summary>
    public string KeyId { get; }
}
