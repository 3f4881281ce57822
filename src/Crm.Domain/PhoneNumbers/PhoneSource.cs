namespace Crm.Domain.PhoneNumbers;

/// <summary>Where a number's text comes from; the same digits may mean less from one source than from another.</summary>
public enum PhoneSource
{
    /// <summary>The user part that a trunk delivered. Never one of our extensions.</summary>
    Trunk,

    /// <summary>A SIP From header. Unverified.</summary>
    From,

    /// <summary>A SIP P-Asserted-Identity header (RFC 3325).</summary>
    Pai,

    /// <summary>Typed by a person.</summary>
    Typed,

    /// <summary>A row of an imported file.</summary>
    Import,
}
