namespace CallCenter.Web.Features.Desk;

/// <summary>Names of the form's fields: used by refusals, focus and source marks alike.</summary>
internal static class DraftFields
{
    public const string Customer = "customer";
    public const string Name = "name";
    public const string Phone = "phone";
    public const string Region = "region";
    public const string Unit = "unit";
    public const string Symptom = "symptom";
    public const string Description = "description";
    public const string Contact = "contact";
    public const string NewAddress = "newAddress";
    public const string Address = "address";
    public const string Visit = "visit";
    public const string Script = "script";
    public const string Disposition = "disposition";
}
