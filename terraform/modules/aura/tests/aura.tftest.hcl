mock_provider "neo4jaura" {
  override_during = plan

  mock_resource "neo4jaura_instance" {
    defaults = {
      instance_id    = "a1b2c3d4"
      connection_url = "neo4j+s://a1b2c3d4.databases.neo4j.io"
      username       = "a1b2c3d4"
      password       = "a-secret"
    }
  }
}

variables {
  name       = "k2g-orders"
  project_id = "6981ace7-efe5-4f5c-b7c5-267b5162ce91"
}

run "free_by_default" {
  command = plan

  assert {
    condition     = neo4jaura_instance.this.type == "free-db" && neo4jaura_instance.this.memory == "1GB" && neo4jaura_instance.this.version == "5"
    error_message = "The instance costs money."
  }
  assert {
    condition     = output.uri == "neo4j+s://a1b2c3d4.databases.neo4j.io" && output.username == "a1b2c3d4" && output.password == "a-secret" && output.instance_id == "a1b2c3d4"
    error_message = "${output.uri}, ${output.username}"
  }
}

run "the_database_is_called_like_the_instance" {
  command = plan

  assert {
    condition     = output.database == "a1b2c3d4"
    error_message = "Database: ${output.database}"
  }
}

run "an_older_instance_has_the_database_neo4j" {
  command = plan

  override_resource {
    target          = neo4jaura_instance.this
    override_during = plan
    values = {
      instance_id = "a1b2c3d4"
      username    = "neo4j"
    }
  }

  assert {
    condition     = output.database == "neo4j"
    error_message = "Database: ${output.database}"
  }
}

run "another_database" {
  command = plan

  variables {
    database = "orders"
  }

  assert {
    condition     = output.database == "orders"
    error_message = "Database: ${output.database}"
  }
}

run "a_larger_one" {
  command = plan

  variables {
    type           = "professional-db"
    memory         = "4GB"
    cloud_provider = "aws"
    region         = "eu-central-1"
  }

  assert {
    condition     = neo4jaura_instance.this.type == "professional-db" && neo4jaura_instance.this.memory == "4GB" && neo4jaura_instance.this.cloud_provider == "aws" && neo4jaura_instance.this.region == "eu-central-1"
    error_message = "Not the instance that was asked for."
  }
}

run "a_large_one_for_free" {
  command = plan
  variables {
    memory = "8GB"
  }
  expect_failures = [var.memory]
}

run "memory_that_there_is_not" {
  command = plan
  variables {
    type   = "professional-db"
    memory = "3GB"
  }
  expect_failures = [var.memory]
}

run "a_project_by_its_name" {
  command = plan
  variables {
    project_id = "my project"
  }
  expect_failures = [var.project_id]
}

run "a_type_that_there_is_not" {
  command = plan
  variables {
    type = "auradb-free"
  }
  expect_failures = [var.type]
}

run "a_cloud_in_capitals" {
  command = plan
  variables {
    cloud_provider = "GCP"
  }
  expect_failures = [var.cloud_provider]
}

run "a_region_by_its_display_name" {
  command = plan
  variables {
    region = "Belgium (europe-west1)"
  }
  expect_failures = [var.region]
}

run "a_name_too_long_for_aura" {
  command = plan
  variables {
    name = "k2g-a-name-of-thirty-one-letter"
  }
  expect_failures = [var.name]
}
