using Crm.Domain.Dispatch;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Persistence.Configurations;

namespace Persistence.Dispatch;

internal sealed class ServiceSiteConfiguration : IEntityTypeConfiguration<ServiceSite>
{
    public void Configure(EntityTypeBuilder<ServiceSite> builder)
    {
        builder.ToTable("ServiceSites").HasKey(s => s.Code);
        builder.Property(s => s.Code).HasMaxLength(Lengths.Code);
        builder.Property(s => s.NameZh).HasMaxLength(Lengths.Name);
        builder.Property(s => s.NameEn).HasMaxLength(Lengths.Name);
        builder.Property(s => s.E164).HasMaxLength(Lengths.Phone);
        builder.Property(s => s.RegionPrefixes).HasWords(Lengths.Text);
        builder.Property(s => s.Categories).HasWords(Lengths.Line);
        builder.Property(s => s.Brands).HasWords(Lengths.Text);
        builder.Property(s => s.DefaultFor).HasWords(Lengths.Text);
        builder.Property(s => s.Kilometres).HasWords(Lengths.Text);
        builder.Property(s => s.Contact).HasMaxLength(Lengths.Name);
        builder.Property(s => s.Address).HasMaxLength(Lengths.Line);
        builder.Property(s => s.HomeRegion).HasMaxLength(Lengths.Code);
        builder.Property(s => s.StateReason).HasMaxLength(Lengths.Line);
        builder.Property(s => s.Version).IsConcurrencyToken();
    }
}
