namespace CallCenter.Web.Features.Sites;

/// <summary>Texts of the pages that keep sites, technicians, absences and the rules of dispatch.</summary>
internal sealed class SiteText;
