resource "neo4jaura_instance" "this" {
  name           = var.name
  project_id     = var.project_id
  type           = var.type
  cloud_provider = var.cloud_provider
  region         = var.region
  memory         = var.memory
  version        = "5"

  # Another type, cloud, region or project makes a new, empty instance. HCL takes no variable here; see Teardown in
  # ../../README.md
  lifecycle {
    prevent_destroy = true
  }
}
