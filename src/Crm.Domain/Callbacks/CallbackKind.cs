namespace Crm.Domain.Callbacks;

/// <summary>What a customer is called back for. Others (care, survey) follow with their own due times.</summary>
public enum CallbackKind
{
    /// <summary>竣工回访: within 72 hours of the completion of an install or repair (HR-10).</summary>
    Completion,

    /// <summary>观察回访: 30 minutes after a fault was solved on the phone (HR-06).</summary>
    Observe,

    /// <summary>投诉回访: after a complaint was handled, before a leader audits it (reference §5.4, 20).</summary>
    Complaint,
}
