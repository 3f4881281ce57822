using Crm.Domain.Dispatch;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Persistence.Configurations;

namespace Persistence.Dispatch;

internal sealed class TechnicianConfiguration : IEntityTypeConfiguration<Technician>
{
    public void Configure(EntityTypeBuilder<Technician> builder)
    {
        builder.ToTable("Technicians").HasKey(t => t.Code);
        builder.Property(t => t.Code).HasMaxLength(Lengths.Code);
        builder.Property(t => t.SiteCode).HasMaxLength(Lengths.Code);
        builder.Property(t => t.Name).HasMaxLength(Lengths.Name);
        builder.Property(t => t.E164).HasMaxLength(Lengths.Phone);
        builder.Property(t => t.Categories).HasWords(Lengths.Line);
        builder.Property(t => t.Brands).HasWords(Lengths.Text);
        builder.Property(t => t.Certificates).HasWords(Lengths.Text);
        builder.Property(t => t.HomeRegion).HasMaxLength(Lengths.Code);
        builder.Property(t => t.StateReason).HasMaxLength(Lengths.Line);
        builder.Property(t => t.TripReason).HasMaxLength(TripRules.ReasonLength);
        builder.Property(t => t.TrippedBy).HasMaxLength(Lengths.User);
        builder.Property(t => t.Version).IsConcurrencyToken();
        builder.HasOne<ServiceSite>().WithMany().HasForeignKey(t => t.SiteCode).OnDelete(DeleteBehavior.Restrict);
    }
}
