namespace CallCenter.Web.Features.Desk;

/// <summary>Why an agent cannot dial now; texts by <c>Dial.No.&lt;name&gt;</c>.</summary>
public enum DialHindrance
{
    /// <summary>He is not signed in.</summary>
    SignedOut,

    /// <summary>Neither the browser phone nor his SIP phone is there.</summary>
    NoPhone,

    /// <summary>He has a call, or listens to one.</summary>
    OnACall,

    /// <summary>The form of the last call is not saved.</summary>
    Unsaved,
}
