namespace Telephony.Media.Phone;

/// <summary>One line of an offer: the type letter and what follows the equals sign (RFC 8866 §5).</summary>
internal readonly record struct SdpLine(char Type, string Value)
{
    /// <summary>The value of the named attribute, if this line is it: "a=name:value" or the bare flag "a=name".</summary>
    public bool TryAttribute(string name, out string value)
    {
        value = "";
        if (Type != 'a' || !Value.StartsWith(name, StringComparison.Ordinal))
            return false;
        if (Value.Length == name.Length)
            return true;
        if (Value[name.Length] != ':')
            return false;
        value = Value[(name.Length + 1)..];
        return true;
    }
}
